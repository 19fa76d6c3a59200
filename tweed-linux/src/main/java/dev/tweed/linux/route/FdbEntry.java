package dev.tweed.linux.route;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.net.IpAddress;
import dev.tweed.net.MacAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An FDB entry: behind which tunnel end, or which port of a bridge, a MAC address is. The all-zero
 * MAC address stands for all that are not known. Source: uapi/linux/neighbour.h; bridge(8), fdb.
 *
 * <p>For the all-zero and for multicast MAC addresses a VXLAN link keeps several destinations, and
 * {@code append} adds one; for others it keeps one. Without {@link #SELF} or {@link #MASTER} the
 * kernel takes {@code MASTER}.
 *
 * @param link index of the VXLAN link or of the bridge's port
 * @param destination the other tunnel end; null for a bridge's own entry
 * @param port UDP port, 0 for the link's
 * @param vni 0 for the link's
 * @param sourceVni of packets it is for, on an external VXLAN link; 0 when not said
 * @param via index of the underlay link; 0 when not said
 * @param vlan 0 when not said
 * @param master index of the bridge, as the kernel tells it; 0 when not said
 * @param nexthop number of a {@link Nexthop} object for FDB entries; 0 when there is none
 * @param state {@code NUD_*} as {@link Neighbour}'s
 * @param flags {@code NTF_*}; from bit 8 on {@code NTF_EXT_*}
 */
public record FdbEntry(
    int link,
    MacAddress mac,
    @Nullable IpAddress destination,
    int port,
    int vni,
    int sourceVni,
    int via,
    int vlan,
    int master,
    int nexthop,
    int state,
    int flags,
    List<UnknownAttribute> unknown)
    implements RouteObject {

  /** In the link's own table. */
  public static final int SELF = 0x02;

  /** In the table of the bridge it is a port of. */
  public static final int MASTER = 0x04;

  public static final int EXT_LEARNED = 0x10;
  public static final int OFFLOADED = 0x20;

  /** Does not move to another port. */
  public static final int STICKY = 0x40;

  public static final int ROUTER = 0x80;

  private static final int STATIC_TUNNEL = Neighbour.NOARP | Neighbour.PERMANENT;

  public FdbEntry {
    unknown = List.copyOf(unknown);
  }

  /** On a VXLAN link: that MAC address is behind that tunnel end. Stays until deleted. */
  public static FdbEntry tunnel(int link, MacAddress mac, IpAddress vtep) {
    FdbFields fields = new FdbFields(link);
    fields.destination = vtep;
    return fixed(fields, mac, STATIC_TUNNEL, SELF);
  }

  /** On a VXLAN link: that MAC address is behind a {@link Nexthop} object or a group of them. */
  public static FdbEntry tunnelGroup(int link, MacAddress mac, int nexthop) {
    FdbFields fields = new FdbFields(link);
    fields.nexthop = nexthop;
    return fixed(fields, mac, STATIC_TUNNEL, SELF);
  }

  /** In a bridge: that MAC address is behind that port. Does not age. */
  public static FdbEntry port(int link, MacAddress mac) {
    return fixed(new FdbFields(link), mac, Neighbour.NOARP, MASTER);
  }

  private static FdbEntry fixed(FdbFields fields, MacAddress mac, int state, int flags) {
    fields.mac = mac;
    fields.state = state;
    fields.flags = flags;
    return fields.toEntry();
  }

  public FdbEntry withPort(int newPort) {
    FdbFields fields = new FdbFields(this);
    fields.port = newPort;
    return fields.toEntry();
  }

  public FdbEntry withVni(int newVni) {
    FdbFields fields = new FdbFields(this);
    fields.vni = newVni;
    return fields.toEntry();
  }

  public FdbEntry withSourceVni(int newVni) {
    FdbFields fields = new FdbFields(this);
    fields.sourceVni = newVni;
    return fields.toEntry();
  }

  public FdbEntry withVia(int linkIndex) {
    FdbFields fields = new FdbFields(this);
    fields.via = linkIndex;
    return fields.toEntry();
  }

  public FdbEntry withVlan(int newVlan) {
    FdbFields fields = new FdbFields(this);
    fields.vlan = newVlan;
    return fields.toEntry();
  }

  public FdbEntry withFlag(int flag) {
    FdbFields fields = new FdbFields(this);
    fields.flags |= flag;
    return fields.toEntry();
  }

  public FdbEntry withState(int newState) {
    FdbFields fields = new FdbFields(this);
    fields.state = newState;
    return fields.toEntry();
  }

  public boolean has(int flag) {
    return (flags & flag) != 0;
  }

  @Override
  public int messageType() {
    return Rtm.NEWNEIGH;
  }

  @Override
  public void encode(MessageWriter out) {
    FdbCodec.encode(this, out);
  }

  @Override
  public String noun() {
    return "fdb";
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(64).append(mac);
    text.append(" dev ").append(IndexForm.text(link));
    if (destination != null) {
      text.append(" dst ").append(destination);
    }
    number(text, " nhid ", nexthop);
    number(text, " vlan ", vlan);
    number(text, " port ", port);
    number(text, " vni ", vni);
    number(text, " src_vni ", sourceVni);
    if (via != 0) {
      text.append(" via ").append(IndexForm.text(via));
    }
    text.append(has(SELF) ? " self" : "").append(has(MASTER) ? " master" : "");
    text.append(has(EXT_LEARNED) ? " extern_learn" : "").append(has(STICKY) ? " sticky" : "");
    text.append(has(ROUTER) ? " router" : "").append(stateWord());
    return text.toString();
  }

  private String stateWord() {
    if ((state & Neighbour.PERMANENT) != 0) {
      return " permanent";
    }
    return (state & Neighbour.NOARP) != 0 ? " static" : " dynamic";
  }

  private static void number(StringBuilder text, String word, int value) {
    if (value != 0) {
      text.append(word).append(Integer.toUnsignedString(value));
    }
  }
}
