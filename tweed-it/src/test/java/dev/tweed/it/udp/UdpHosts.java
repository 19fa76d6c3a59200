package dev.tweed.it.udp;

import dev.tweed.agent.Agent;
import dev.tweed.agent.AgentOptions;
import dev.tweed.agent.Surroundings;
import dev.tweed.cluster.LeaseBook;
import dev.tweed.cluster.NetworkConfig;
import dev.tweed.cluster.embedded.EmbeddedStore;
import dev.tweed.cluster.store.ClusterStore;
import dev.tweed.linux.Netns;
import dev.tweed.linux.route.Address;
import dev.tweed.linux.route.Link;
import dev.tweed.linux.route.RouteRequest;
import dev.tweed.linux.route.Rtnetlink;
import dev.tweed.linux.route.VethKind;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpPrefix;
import dev.tweed.overlay.LinkNames;
import dev.tweed.testkit.Namespaces;
import java.util.HashMap;
import java.util.Map;

/**
 * Two hosts on one cable, with one store, whose network has the backend udp and flannel's names.
 *
 * <pre>
 *   c1 ── cni0  one  eth0 192.168.33.11 ════ 192.168.33.12 eth0  two  cni0 ── c2
 *            flannel0                                        flannel0
 * </pre>
 */
final class UdpHosts implements AutoCloseable {

  static final String LINK = "flannel0";

  private static final String CONFIG =
      "{\"Network\":\"10.244.0.0/16\",\"Backend\":{\"Type\":\"udp\"}}";

  final Netns one;
  final Netns two;
  private final Namespaces namespaces;
  private final ClusterStore store = EmbeddedStore.inMemory();
  private final Map<Netns, Agent> agents = new HashMap<>();

  UdpHosts(Namespaces namespaces) {
    this.namespaces = namespaces;
    one = namespaces.create("one");
    two = namespaces.create("two");
    try (Rtnetlink rtnetlink = Rtnetlink.open(one)) {
      Link end = Link.named("eth0").inNamespace(two);
      rtnetlink.execute(RouteRequest.add(Link.named("eth0").withKind(VethKind.to(end))));
    }
    address(one, "192.168.33.11/24");
    address(two, "192.168.33.12/24");
    new LeaseBook(store, LeaseBook.FLANNEL_PREFIX).putConfig(NetworkConfig.parse(CONFIG), 0);
  }

  private static void address(Netns host, String prefix) {
    try (Rtnetlink rtnetlink = Rtnetlink.open(host)) {
      int eth0 = rtnetlink.link("eth0").orElseThrow().index();
      rtnetlink.execute(RouteRequest.change(Link.at(eth0).up()));
      rtnetlink.execute(RouteRequest.add(Address.of(IpPrefix.parse(prefix), eth0)));
    }
  }

  Agent start(Netns host) {
    AgentOptions options =
        AgentOptions.forHost(host == one ? "one" : "two")
            .withNames(new LinkNames("flannel", "cni0"))
            .withUnderlay("eth0");
    Agent agent = Agent.start(host, store, options, Surroundings.real());
    agents.put(host, agent);
    return agent;
  }

  void stop(Netns host) {
    Agent agent = agents.remove(host);
    if (agent != null) {
      agent.close();
    }
  }

  /** A lease as flannel writes it, of a host that has no agent of ours. */
  void lease(String subnet, String publicIp) {
    store.put(
        LeaseBook.FLANNEL_PREFIX + "/subnets/" + subnet.replace('/', '-'),
        "{\"PublicIP\":\"" + publicIp + "\",\"PublicIPv6\":null}",
        ClusterStore.ABSENT,
        ClusterStore.FOREVER);
  }

  /** A container on a host. */
  Container container(Netns host, String name) {
    Netns netns = namespaces.create(name);
    IpPrefix address = agents.get(host).attach(name, netns).addresses().getFirst();
    return new Container(netns, address.address());
  }

  record Container(Netns netns, IpAddress address) {}

  @Override
  public void close() {
    agents.values().forEach(Agent::close);
    store.close();
  }
}
