package dev.tweed.it.net;

import dev.tweed.agent.AgentOptions;
import dev.tweed.cluster.LeaseBook;
import dev.tweed.cluster.NetworkConfig;
import dev.tweed.cluster.embedded.EmbeddedStore;
import dev.tweed.linux.Netns;
import dev.tweed.linux.Sysctl;
import dev.tweed.linux.route.Address;
import dev.tweed.linux.route.BridgeKind;
import dev.tweed.linux.route.Link;
import dev.tweed.linux.route.RouteRequest;
import dev.tweed.linux.route.Rtnetlink;
import dev.tweed.linux.route.VethKind;
import dev.tweed.net.IpPrefix;
import dev.tweed.testkit.Namespaces;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A network of hosts in namespaces, whose agents share one store.
 *
 * <pre>
 *   node-1                     node-2                     node-3
 *   c1  c2                     c1  c2                     c1  c2
 *    └┬─┘ tweed0                └┬─┘ tweed0                └┬─┘ tweed0
 *   tweed.1                    tweed.1                    tweed.1
 *   eth0 192.168.33.11/24      eth0 192.168.33.12/24      eth0 192.168.33.13/24
 *        fd00:33::11/64             fd00:33::12/64             fd00:33::13/64
 *     └───────────── bridge in the namespace "underlay" ──────┘
 * </pre>
 */
public final class LabNet implements AutoCloseable {

  public static final String IPV4 =
      "{\"Network\":\"10.244.0.0/16\",\"Backend\":{\"Type\":\"vxlan\"}}";

  private static final String ANYBODY_MAY_PING = "0 2147483647";

  private final Namespaces namespaces;
  private final Netns underlay;
  private final EmbeddedStore store = EmbeddedStore.inMemory();
  private final List<LabHost> hosts = new ArrayList<>();

  private LabNet(Namespaces namespaces) {
    this.namespaces = namespaces;
    this.underlay = namespaces.create("underlay");
    try (Rtnetlink rtnetlink = Rtnetlink.open(underlay)) {
      rtnetlink.execute(RouteRequest.add(Link.named("br0").withKind(new BridgeKind()).up()));
    }
  }

  /** Cabled hosts without agents, and a configuration in the store. */
  public static LabNet cabled(
      Namespaces namespaces, int hosts, String config, UnaryOperator<AgentOptions> options) {
    LabNet net = new LabNet(namespaces);
    new LeaseBook(net.store, LeaseBook.FLANNEL_PREFIX).putConfig(NetworkConfig.parse(config), 0);
    for (int i = 1; i <= hosts; i++) {
      net.hosts.add(net.newHost(i, options));
    }
    return net;
  }

  /** Three hosts, each with its agent and two containers. */
  public static LabNet threeHosts(
      Namespaces namespaces, String config, UnaryOperator<AgentOptions> options) {
    LabNet net = cabled(namespaces, 3, config, options);
    try {
      net.hosts.forEach(net::populate);
      return net;
    } catch (RuntimeException e) {
      net.close();
      throw e;
    }
  }

  private void populate(LabHost host) {
    host.start();
    attach(host, "c1");
    attach(host, "c2");
  }

  private LabHost newHost(int number, UnaryOperator<AgentOptions> options) {
    String name = "node-" + number;
    Netns netns = namespaces.create(name);
    try (Rtnetlink switchboard = Rtnetlink.open(underlay);
        Rtnetlink host = Rtnetlink.open(netns)) {
      int bridge = switchboard.link("br0").orElseThrow().index();
      Link end = Link.named("eth0").inNamespace(netns);
      switchboard.execute(
          RouteRequest.add(
              Link.named("to-" + name).withKind(VethKind.to(end)).withMaster(bridge).up()));
      int eth0 = host.link("eth0").orElseThrow().index();
      host.execute(RouteRequest.change(Link.at(eth0).up()));
      host.execute(
          RouteRequest.add(Address.of(IpPrefix.parse("192.168.33.1" + number + "/24"), eth0)));
      host.execute(
          RouteRequest.add(
              Address.of(IpPrefix.parse("fd00:33::1" + number + "/64"), eth0)
                  .withFlag(Address.NODAD)));
    }
    AgentOptions chosen = options.apply(AgentOptions.forHost(name).withUnderlay("eth0"));
    return new LabHost(netns, store, chosen);
  }

  /** Joins a new container to a host's network. */
  public LabContainer attach(LabHost host, String container) {
    Netns netns = namespaces.create(host.name() + "/" + container);
    netns.run(() -> Sysctl.write("net/ipv4/ping_group_range", ANYBODY_MAY_PING));
    return host.attach(container, netns);
  }

  public LabHost host(int number) {
    return hosts.get(number - 1);
  }

  public List<LabHost> hosts() {
    return List.copyOf(hosts);
  }

  public List<LabContainer> containers() {
    return hosts.stream().flatMap(host -> host.containers().stream()).toList();
  }

  public EmbeddedStore store() {
    return store;
  }

  @Override
  public void close() {
    hosts.forEach(LabHost::close);
    store.close();
  }
}
