package dev.tweed.testkit.kernel;

import static dev.tweed.testkit.kernel.FakeLink.HEADER;
import static dev.tweed.testkit.kernel.FakeLink.IFLA_ADDRESS;
import static dev.tweed.testkit.kernel.FakeLink.IFLA_BROADCAST;
import static dev.tweed.testkit.kernel.FakeLink.IFLA_GROUP;
import static dev.tweed.testkit.kernel.FakeLink.IFLA_IFNAME;
import static dev.tweed.testkit.kernel.FakeLink.IFLA_INFO_DATA;
import static dev.tweed.testkit.kernel.FakeLink.IFLA_INFO_KIND;
import static dev.tweed.testkit.kernel.FakeLink.IFLA_LINK;
import static dev.tweed.testkit.kernel.FakeLink.IFLA_LINKINFO;
import static dev.tweed.testkit.kernel.FakeLink.IFLA_MTU;
import static dev.tweed.testkit.kernel.FakeLink.IFLA_TXQLEN;

import dev.tweed.linux.Errno;
import dev.tweed.net.MacAddress;
import java.util.HashSet;
import java.util.Set;

/** Makes links of the kinds the fake kernel has. */
final class LinkFactory {

  private static final int IFLA_VXLAN_ID = 1;
  private static final int IFLA_VXLAN_LEARNING = 7;
  private static final int IFLA_VXLAN_PORT = 15;
  private static final int VETH_INFO_PEER = 1;
  private static final int[] NETNS_ATTRIBUTES = {19, 28}; // IFLA_NET_NS_PID, IFLA_NET_NS_FD
  private static final int VXLAN_OVERHEAD = 50;
  private static final int USUAL_MTU = 1500;
  private static final byte[] PORT_8472 = {0x21, 0x18};

  private final LinkTable table;
  private final Set<String> kinds =
      new HashSet<>(Set.of("bridge", "veth", "vxlan", "dummy", "ifb", "wireguard"));

  LinkFactory(LinkTable table) {
    this.table = table;
  }

  void lack(String kind) {
    kinds.remove(kind);
  }

  boolean has(String kind) {
    return kinds.contains(kind);
  }

  FakeLink create(int index, Attributes wanted) {
    Attributes info = wanted.nested(IFLA_LINKINFO);
    String kind = info.string(IFLA_INFO_KIND);
    if (!kinds.contains(kind)) {
      throw new Refusal(Errno.EOPNOTSUPP, "Unknown device type");
    }
    LinkSettings.checkMtu(wanted);
    Attributes data = info.nested(IFLA_INFO_DATA);
    return switch (kind) {
      case "veth" -> veth(index, wanted, data);
      case "vxlan" -> vxlan(index, wanted, data);
      default -> register(plain(index, wanted, kind));
    };
  }

  /** The link that every namespace has. */
  void loopback() {
    FakeLink link = new FakeLink(1, "lo", "");
    link.attributes.putU32(IFLA_MTU, 65536).putU32(IFLA_TXQLEN, 1000).putU32(IFLA_GROUP, 0);
    link.attributes.put(IFLA_ADDRESS, new byte[6]).put(IFLA_BROADCAST, new byte[6]);
    table.add(link);
  }

  private FakeLink register(FakeLink link) {
    table.add(link);
    return link;
  }

  private FakeLink plain(int index, Attributes wanted, String kind) {
    int number = index > 0 ? index : table.freeIndex();
    FakeLink link = new FakeLink(number, name(wanted, kind), kind);
    link.attributes.putU32(IFLA_MTU, kind.equals("wireguard") ? 1420 : USUAL_MTU);
    link.attributes.putU32(IFLA_TXQLEN, 1000).putU32(IFLA_GROUP, 0);
    if (link.hasEthernet()) {
      link.attributes.put(IFLA_ADDRESS, macOf(number));
      link.attributes.put(IFLA_BROADCAST, MacAddress.BROADCAST.bytes());
    }
    return link;
  }

  /** Random in the kernel; here one can tell from it which link it is. */
  private static byte[] macOf(int index) {
    return new MacAddress(0x02_00_00_00_00_00L | index).bytes();
  }

  private String name(Attributes wanted, String kind) {
    String name = wanted.string(IFLA_IFNAME);
    if (!name.isEmpty()) {
      return requireFree(name);
    }
    int number = 0;
    while (table.find(kind + number).isPresent()) {
      number++;
    }
    return kind + number;
  }

  private String requireFree(String name) {
    if (table.find(name).isPresent()) {
      throw new Refusal(Errno.EEXIST);
    }
    return name;
  }

  /** The peer is made first and has the lower index. */
  private FakeLink veth(int index, Attributes wanted, Attributes data) {
    requireFree(wanted.string(IFLA_IFNAME));
    Attributes there = Attributes.read(data.bytes(VETH_INFO_PEER), HEADER);
    boolean elsewhere = there.has(NETNS_ATTRIBUTES[0]) || there.has(NETNS_ATTRIBUTES[1]);
    FakeLink peer = elsewhere ? null : register(plain(0, there, "veth"));
    FakeLink link = plain(index, wanted, "veth");
    link.peer = peer;
    link.peerElsewhere = elsewhere;
    if (peer != null) {
      peer.peer = link;
      peer.attributes.merge(there, IFLA_ADDRESS, IFLA_MTU);
      peer.attributes.putU32(IFLA_LINK, link.index);
      link.attributes.putU32(IFLA_LINK, peer.index);
    }
    return register(link);
  }

  private FakeLink vxlan(int index, Attributes wanted, Attributes data) {
    FakeLink link = plain(index, wanted, "vxlan");
    link.data.put(IFLA_VXLAN_PORT, PORT_8472).putU8(IFLA_VXLAN_LEARNING, 1);
    link.data.merge(data);
    for (FakeLink other : table.all()) {
      if (other.kind.equals("vxlan")
          && other.data.agree(link.data, IFLA_VXLAN_ID)
          && other.data.agree(link.data, IFLA_VXLAN_PORT)) {
        throw new Refusal(Errno.EEXIST, "A VXLAN device with the specified VNI already exists");
      }
    }
    link.lower().ifPresent(lower -> lieOn(link, lower));
    return register(link);
  }

  private void lieOn(FakeLink link, int lower) {
    int below =
        table
            .find(lower)
            .orElseThrow(
                () -> new Refusal(Errno.ENODEV, "Invalid local interface, device not found"))
            .mtu();
    link.attributes.putU32(IFLA_MTU, below - VXLAN_OVERHEAD);
  }
}
