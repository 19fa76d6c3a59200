package dev.tweed.linux.nft.expr;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.nft.wire.Attributes;
import dev.tweed.linux.nft.wire.WireEnum;

/**
 * Drops the packet and tells its sender.
 *
 * @param code ICMP's, ICMPv6's or, for ICMPX, one of enum nft_reject_inet_code
 */
public record Reject(Kind kind, int code) implements Expression {

  /** In the order of enum nft_reject_types. */
  public enum Kind {
    /** ICMP or ICMPv6, as the rule's packets are. */
    ICMP,
    TCP_RESET,
    /** Whichever fits the packet, for families inet and bridge. */
    ICMPX
  }

  /** Port unreachable, for families inet and bridge. */
  public static final Reject PORT_UNREACHABLE = new Reject(Kind.ICMPX, 1);

  /** Administratively prohibited, for families inet and bridge. */
  public static final Reject ADMIN_PROHIBITED = new Reject(Kind.ICMPX, 3);

  public static final Reject WITH_TCP_RESET = new Reject(Kind.TCP_RESET, 0);

  static Reject decode(Attributes data) {
    return new Reject(WireEnum.at(Kind.values(), data.u32(1)), data.has(2) ? data.u8(2) : 0);
  }

  @Override
  public String name() {
    return "reject";
  }

  @Override
  public void encode(MessageWriter out) {
    out.u32be(1, kind.ordinal());
    if (kind != Kind.TCP_RESET) {
      out.u8(2, code);
    }
  }

  @Override
  public String toString() {
    return "[ reject " + WireEnum.word(kind) + " code " + code + " ]";
  }
}
