package dev.tweed.it.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tweed.cluster.Backend;
import dev.tweed.cluster.LeaseKey;
import dev.tweed.cluster.SubnetLease;
import dev.tweed.host.HostObject;
import dev.tweed.host.Reconciler;
import dev.tweed.it.net.LabHost;
import dev.tweed.it.net.LabNet;
import dev.tweed.it.net.Pings;
import dev.tweed.linux.Kernel;
import dev.tweed.linux.Sysctl;
import dev.tweed.linux.Ticker;
import dev.tweed.linux.ping.Ping;
import dev.tweed.linux.ping.PingOutcome;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpFamily;
import dev.tweed.net.IpPrefix;
import dev.tweed.overlay.BridgePlan;
import dev.tweed.overlay.Contribution;
import dev.tweed.overlay.LinkNames;
import dev.tweed.overlay.Underlay;
import dev.tweed.overlay.VxlanBackend;
import dev.tweed.testkit.InNetns;
import dev.tweed.testkit.Namespaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where the kernel has no next hop objects, each route names gateway and link itself. */
@InNetns
class PlainRoutesTest {

  private static final LeaseKey FIRST = LeaseKey.of(IpPrefix.parse("10.244.1.0/24"));
  private static final LeaseKey SECOND = LeaseKey.of(IpPrefix.parse("10.244.2.0/24"));

  @Test
  void carryPackets(Namespaces namespaces) {
    try (LabNet net = LabNet.cabled(namespaces, 2, LabNet.IPV4, options -> options);
        Reconciler one = reconciler(net.host(1));
        Reconciler two = reconciler(net.host(2))) {
      one.desire("all", objects("192.168.33.11", FIRST, "192.168.33.12", SECOND)).join();
      two.desire("all", objects("192.168.33.12", SECOND, "192.168.33.11", FIRST)).join();
      assertThat(net.host(1).shell().run("ip route show proto 84; ip nexthop"))
          .isEqualToIgnoringWhitespace("10.244.2.0/24 via 10.244.2.0 dev tweed.1 onlink");
      net.host(1).netns().run(() -> Sysctl.write("net/ipv4/ping_group_range", "0 2147483647"));
      Ping ping = Ping.to(IpAddress.parse("10.244.2.1"));
      assertThat(Pings.send(net.host(1).netns(), ping)).isInstanceOf(PingOutcome.Reply.class);
    }
  }

  private static Reconciler reconciler(LabHost host) {
    Reconciler reconciler =
        host.netns().call(() -> new Reconciler(Kernel.ofThisThread(), Ticker.system(), _ -> {}));
    host.netns().start("reconciler", reconciler::run);
    return reconciler;
  }

  private static List<HostObject> objects(
      String address, LeaseKey subnet, String peersAddress, LeaseKey peersSubnet) {
    VxlanBackend backend = backend(address);
    List<HostObject> objects = new ArrayList<>(backend.host(lease(backend, subnet)));
    objects.addAll(BridgePlan.objects("tweed0", subnet, backend.mtu()));
    Contribution peer = backend.peer(lease(backend(peersAddress), peersSubnet));
    objects.addAll(((Contribution.Objects) peer).objects());
    return objects;
  }

  private static VxlanBackend backend(String address) {
    IpAddress local = IpAddress.parse(address);
    List<IpPrefix> addresses = List.of(new IpPrefix(local, 24));
    Underlay underlay = new Underlay("eth0", 1500, addresses, Optional.of(local), Optional.empty());
    return new VxlanBackend(
        Backend.Vxlan.DEFAULT, List.of(IpFamily.IPV4), underlay, LinkNames.DEFAULT, false);
  }

  private static SubnetLease lease(VxlanBackend backend, LeaseKey subnet) {
    return new SubnetLease(subnet, backend.announcement(subnet, Optional.empty()), 1, 1);
  }
}
