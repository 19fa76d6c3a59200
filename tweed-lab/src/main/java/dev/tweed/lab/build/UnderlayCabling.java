package dev.tweed.lab.build;

import dev.tweed.linux.Netns;
import dev.tweed.linux.Sysctl;
import dev.tweed.linux.route.BridgeKind;
import dev.tweed.linux.route.Link;
import dev.tweed.linux.route.RouteRequest;
import dev.tweed.linux.route.Rtnetlink;
import dev.tweed.linux.route.VethKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The underlay: a bridge in the lab's own namespace with a cable to each host. A bridge holds 1,023
 * ports, so many hosts get a tree: leaves with the hosts, and one bridge above that joins them.
 *
 * <pre>
 *   underlay ──┬── underlay-1 ── node-1 … node-1000
 *              └── underlay-2 ── node-1001 …
 * </pre>
 *
 * <p>All links are created by one batch, with indices chosen here, so that none needs to be asked
 * for.
 */
public final class UnderlayCabling {

  /** The host's end of its cable. */
  public static final String HOST_LINK = "eth0";

  /** Index of {@link #HOST_LINK} within its host; 1 is the loopback. */
  public static final int HOST_LINK_INDEX = 2;

  private static final String TRUNK = "underlay";
  private static final int TRUNK_INDEX = 2;
  private static final int FIRST_LEAF_INDEX = 10;
  private static final int FIRST_UPLINK_INDEX = 100;
  private static final int FIRST_PORT_INDEX = 1000;
  private static final int PORTS = 1000;

  private final int mtu;
  private final List<RouteRequest> requests = new ArrayList<>();

  private UnderlayCabling(int mtu) {
    this.mtu = mtu;
  }

  /** Creates it in the calling thread's namespace; the bridges are up, the hosts' ends are not. */
  public static void create(List<String> hosts, List<Netns> namespaces, int mtu) {
    UnderlayCabling cabling = new UnderlayCabling(mtu);
    boolean tree = hosts.size() > PORTS;
    cabling.bridge(TRUNK, TRUNK_INDEX);
    for (int leaf = 0; tree && leaf * PORTS < hosts.size(); leaf++) {
      cabling.leaf(leaf);
    }
    for (int host = 0; host < hosts.size(); host++) {
      int bridge = tree ? FIRST_LEAF_INDEX + host / PORTS : TRUNK_INDEX;
      cabling.port(host, hosts.get(host), namespaces.get(host), bridge);
    }
    // A switch has no addresses; a thousand ports that look for neighbours take seconds.
    Sysctl.write("net/ipv6/conf/default/disable_ipv6", "1");
    try (Rtnetlink rtnetlink = Rtnetlink.open()) {
      rtnetlink.execute(RouteRequest.change(Link.at(1).up()));
      rtnetlink.executeAll(cabling.requests).requireSuccess();
    }
  }

  private void bridge(String name, int index) {
    BridgeKind kind =
        new BridgeKind()
            .withStp(false)
            .withForwardDelay(Duration.ZERO)
            .withMulticastSnooping(false);
    add(Link.named(name).withIndex(index).withMtu(mtu).withKind(kind).up());
  }

  private void leaf(int number) {
    int index = FIRST_LEAF_INDEX + number;
    int uplink = FIRST_UPLINK_INDEX + 2 * number;
    String name = TRUNK + "-" + (number + 1);
    bridge(name, index);
    Link below = Link.named(name + "-up").withIndex(uplink).withMtu(mtu).withMaster(index).up();
    Link above = Link.named(name + "-dn").withIndex(uplink + 1).withMtu(mtu);
    add(below.withKind(VethKind.to(above)));
    requests.add(RouteRequest.change(Link.at(uplink + 1).withMaster(TRUNK_INDEX).up()));
  }

  private void port(int number, String name, Netns netns, int bridge) {
    Link hostEnd = Link.named(HOST_LINK).withIndex(HOST_LINK_INDEX).withMtu(mtu).inNamespace(netns);
    add(
        Link.named(name)
            .withIndex(FIRST_PORT_INDEX + number)
            .withMtu(mtu)
            .withMaster(bridge)
            .up()
            .withKind(VethKind.to(hostEnd)));
  }

  private void add(Link link) {
    requests.add(RouteRequest.add(link));
  }
}
