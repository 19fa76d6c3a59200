package dev.tweed.testkit.kernel;

import dev.tweed.linux.netlink.MessageWriter;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A link of the fake kernel. Wire form: {@code struct ifinfomsg}, attributes IFLA_…. */
final class FakeLink {

  static final int HEADER = 16;
  static final int IFF_UP = 1;
  static final int IFLA_ADDRESS = 1;
  static final int IFLA_BROADCAST = 2;
  static final int IFLA_IFNAME = 3;
  static final int IFLA_MTU = 4;
  static final int IFLA_LINK = 5;
  static final int IFLA_MASTER = 10;
  static final int IFLA_TXQLEN = 13;
  static final int IFLA_LINKINFO = 18;
  static final int IFLA_IFALIAS = 20;
  static final int IFLA_AF_SPEC = 26;
  static final int IFLA_GROUP = 27;
  static final int IFLA_INFO_KIND = 1;
  static final int IFLA_INFO_DATA = 2;
  static final int IFLA_INFO_SLAVE_KIND = 4;
  static final int IFLA_INFO_SLAVE_DATA = 5;

  private static final int IFLA_VXLAN_LINK = 3;
  private static final int IFLA_OPERSTATE = 16;
  private static final int IFF_BROADCAST = 2;
  private static final int IFF_LOOPBACK = 8;
  private static final int IFF_RUNNING = 0x40;
  private static final int IFF_NOARP = 0x80;
  private static final int IFF_MULTICAST = 0x1000;
  private static final int IFF_LOWER_UP = 0x10000;
  private static final int ARPHRD_ETHER = 1;
  private static final int ARPHRD_LOOPBACK = 772;
  private static final int ARPHRD_NONE = 0xFFFE;
  private static final int OPER_UNKNOWN = 0;
  private static final int OPER_DOWN = 2;
  private static final int OPER_LOWERLAYERDOWN = 3;
  private static final int OPER_UP = 6;
  private static final Set<String> WITHOUT_ETHERNET = Set.of("wireguard", "tun");

  final int index;
  final String kind;
  final Attributes attributes = new Attributes();
  final Attributes data = new Attributes();
  final Attributes port = new Attributes();
  @Nullable FakeLink peer;
  boolean peerElsewhere;
  boolean up;

  /**
   * @param kind {@code IFLA_INFO_KIND}; empty for the loopback link
   */
  FakeLink(int index, String name, String kind) {
    this.index = index;
    this.kind = kind;
    attributes.putString(IFLA_IFNAME, name);
  }

  String name() {
    return attributes.string(IFLA_IFNAME);
  }

  /** The index of the link a VXLAN link lies on; the kernel tells it among the kind's data only. */
  OptionalInt lower() {
    return kind.equals("vxlan") ? data.number(IFLA_VXLAN_LINK) : OptionalInt.empty();
  }

  boolean isLoopback() {
    return kind.isEmpty();
  }

  int master() {
    return attributes.u32(IFLA_MASTER, 0);
  }

  int mtu() {
    return attributes.u32(IFLA_MTU, 0);
  }

  /** Whether a packet given to the link could go somewhere. */
  boolean hasCarrier() {
    if (!up) {
      return false;
    }
    return !kind.equals("veth") || peerElsewhere || peer != null && peer.up;
  }

  int flags() {
    int flags = up ? IFF_UP : 0;
    if (hasCarrier()) {
      flags |= IFF_RUNNING | IFF_LOWER_UP;
    }
    if (isLoopback()) {
      return flags | IFF_LOOPBACK;
    }
    if (kind.equals("dummy")) {
      return flags | IFF_BROADCAST | IFF_NOARP;
    }
    return flags | (hasEthernet() ? IFF_BROADCAST | IFF_MULTICAST : IFF_NOARP);
  }

  boolean hasEthernet() {
    return !WITHOUT_ETHERNET.contains(kind);
  }

  private int operState() {
    if (!up) {
      return OPER_DOWN;
    }
    if (!hasCarrier()) {
      return OPER_LOWERLAYERDOWN;
    }
    return kind.equals("veth") ? OPER_UP : OPER_UNKNOWN;
  }

  private int hardwareType() {
    return isLoopback() ? ARPHRD_LOOPBACK : hasEthernet() ? ARPHRD_ETHER : ARPHRD_NONE;
  }

  /** The body of RTM_NEWLINK and RTM_DELLINK. */
  void writeTo(MessageWriter out) {
    out.u8(0).u8(0).u16(hardwareType()).u32(index).u32(flags()).u32(0);
    attributes.writeTo(out);
    out.u8(IFLA_OPERSTATE, operState());
    if (!isLoopback()) {
      out.nest(IFLA_LINKINFO, () -> writeInfo(out));
    }
  }

  private void writeInfo(MessageWriter out) {
    out.string(IFLA_INFO_KIND, kind);
    if (!data.isEmpty()) {
      out.nest(IFLA_INFO_DATA, () -> data.writeTo(out));
    }
    if (master() != 0) {
      out.string(IFLA_INFO_SLAVE_KIND, "bridge");
      out.nest(IFLA_INFO_SLAVE_DATA, () -> port.writeTo(out));
    }
  }

  @Override
  public String toString() {
    return index + ": " + name();
  }
}
