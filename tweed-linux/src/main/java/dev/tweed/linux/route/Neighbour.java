package dev.tweed.linux.route;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.net.IpAddress;
import dev.tweed.net.MacAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A neighbour: which MAC address an IP address has on a link. Source: uapi/linux/neighbour.h.
 *
 * @param link index
 * @param mac null when not known
 * @param state {@code NUD_*}
 * @param flags {@code NTF_*}; from bit 8 on {@code NTF_EXT_*}
 * @param protocol {@code RTPROT_*}: who made it; 0 when not said
 */
public record Neighbour(
    int link,
    IpAddress address,
    @Nullable MacAddress mac,
    int state,
    int flags,
    int protocol,
    List<UnknownAttribute> unknown)
    implements RouteObject {

  public static final int INCOMPLETE = 0x01;
  public static final int REACHABLE = 0x02;
  public static final int STALE = 0x04;
  public static final int DELAY = 0x08;
  public static final int PROBE = 0x10;
  public static final int FAILED = 0x20;
  public static final int NOARP = 0x40;

  /** Never asked for and never forgotten. */
  public static final int PERMANENT = 0x80;

  /** This host answers for the address. */
  public static final int PROXY = 0x08;

  public static final int EXT_LEARNED = 0x10;
  public static final int ROUTER = 0x80;

  /** The kernel keeps it reachable. */
  public static final int MANAGED = 0x100;

  public Neighbour {
    unknown = List.copyOf(unknown);
  }

  /** One that stays until it is deleted. */
  public static Neighbour permanent(int link, IpAddress address, MacAddress mac) {
    return new Neighbour(link, address, mac, PERMANENT, 0, 0, List.of());
  }

  /** The neighbour of that address, to be deleted. */
  public static Neighbour at(int link, IpAddress address) {
    return new Neighbour(link, address, null, 0, 0, 0, List.of());
  }

  /** An address this host answers for on that link. */
  public static Neighbour proxy(int link, IpAddress address) {
    return new Neighbour(link, address, null, 0, PROXY, 0, List.of());
  }

  public Neighbour withState(int newState) {
    return new Neighbour(link, address, mac, newState, flags, protocol, unknown);
  }

  public Neighbour withFlag(int flag) {
    return new Neighbour(link, address, mac, state, flags | flag, protocol, unknown);
  }

  public boolean isPermanent() {
    return (state & PERMANENT) != 0;
  }

  @Override
  public int messageType() {
    return Rtm.NEWNEIGH;
  }

  @Override
  public void encode(MessageWriter out) {
    NeighbourCodec.encode(this, out);
  }

  @Override
  public String noun() {
    return "neigh";
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(64);
    text.append((flags & PROXY) != 0 ? "proxy " : "").append(address);
    if (mac != null) {
      text.append(" lladdr ").append(mac);
    }
    text.append(" dev ").append(IndexForm.text(link));
    text.append((flags & ROUTER) != 0 ? " router" : "");
    text.append((flags & EXT_LEARNED) != 0 ? " extern_learn" : "");
    text.append((flags & MANAGED) != 0 ? " managed" : "");
    if (state != 0) {
      text.append(" nud ").append(stateName());
    }
    if (protocol != 0) {
      text.append(" protocol ").append(RouteNumbers.protocolName(protocol));
    }
    return text.toString();
  }

  private String stateName() {
    return switch (state) {
      case INCOMPLETE -> "incomplete";
      case REACHABLE -> "reachable";
      case STALE -> "stale";
      case DELAY -> "delay";
      case PROBE -> "probe";
      case FAILED -> "failed";
      case NOARP -> "noarp";
      case PERMANENT -> "permanent";
      default -> "0x" + Integer.toHexString(state);
    };
  }
}
