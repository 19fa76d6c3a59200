package dev.tweed.lab.build;

import dev.tweed.linux.Netns;
import dev.tweed.linux.Sysctl;
import dev.tweed.linux.route.BridgeKind;
import dev.tweed.linux.route.Link;
import dev.tweed.linux.route.LinkAttributes;
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
 * <p>Links are created in batches, with indices chosen here, so that none needs to be asked for.
 * Works in the namespace of the thread that made it.
 */
public final class UnderlayCabling implements AutoCloseable {

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
  private final boolean tree;
  private final Rtnetlink rtnetlink;

  /** Makes the bridges for so many hosts. */
  public UnderlayCabling(int hosts, int mtu) {
    this.mtu = mtu;
    this.tree = hosts > PORTS;
    // A switch has no addresses; a thousand ports that look for neighbours take seconds.
    Sysctl.write("net/ipv6/conf/default/disable_ipv6", "1");
    this.rtnetlink = Rtnetlink.open();
    List<RouteRequest> requests = new ArrayList<>();
    requests.add(RouteRequest.change(Link.at(1).up()));
    requests.add(bridge(TRUNK, TRUNK_INDEX));
    for (int leaf = 0; tree && leaf * PORTS < hosts; leaf++) {
      leaf(leaf, requests);
    }
    rtnetlink.executeAll(requests).requireSuccess();
  }

  /**
   * Joins hosts to the underlay. The bridges' ends are up, the hosts' ends are not.
   *
   * @param first number of the first of them, counted from 0
   */
  public void connect(int first, List<String> names, List<Netns> namespaces) {
    List<RouteRequest> requests = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      requests.add(port(first + i, names.get(i), namespaces.get(i)));
    }
    rtnetlink.executeAll(requests).requireSuccess();
  }

  private RouteRequest bridge(String name, int index) {
    BridgeKind kind =
        new BridgeKind()
            .withStp(false)
            .withForwardDelay(Duration.ZERO)
            .withMulticastSnooping(false);
    return RouteRequest.add(Link.named(name).withIndex(index).withMtu(mtu).withKind(kind).up());
  }

  private void leaf(int number, List<RouteRequest> requests) {
    int index = FIRST_LEAF_INDEX + number;
    int uplink = FIRST_UPLINK_INDEX + 2 * number;
    String name = TRUNK + "-" + (number + 1);
    requests.add(bridge(name, index));
    Link above = Link.named(name + "-dn").withIndex(uplink + 1).withMtu(mtu);
    Link below = Link.named(name + "-up").withIndex(uplink).withMtu(mtu).withMaster(index).up();
    requests.add(RouteRequest.add(below.withKind(VethKind.to(above))));
    requests.add(RouteRequest.change(Link.at(uplink + 1).withMaster(TRUNK_INDEX).up()));
  }

  private RouteRequest port(int number, String name, Netns netns) {
    Link hostEnd =
        oneQueue(HOST_LINK)
            .withIndex(HOST_LINK_INDEX)
            .withMac(UnderlayNeighbours.mac(number))
            .withMtu(mtu)
            .inNamespace(netns);
    Link port =
        oneQueue(name)
            .withIndex(FIRST_PORT_INDEX + number)
            .withMtu(mtu)
            .withMaster(tree ? FIRST_LEAF_INDEX + number / PORTS : TRUNK_INDEX)
            .withKind(VethKind.to(hostEnd))
            .up();
    return RouteRequest.add(port);
  }

  /** Otherwise a cable gets one for each processor, and each takes its time to make. */
  private static Link oneQueue(String name) {
    return Link.named(name)
        .with(LinkAttributes.NUM_TX_QUEUES, 1)
        .with(LinkAttributes.NUM_RX_QUEUES, 1);
  }

  @Override
  public void close() {
    rtnetlink.close();
  }
}
