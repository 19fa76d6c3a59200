package dev.tweed.linux.nft.expr;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.nft.wire.Attributes;
import dev.tweed.linux.nft.wire.WireEnum;

/**
 * A part of an IPv6 extension header, a TCP option or an IPv4 option.
 *
 * @param type the header's or option's number
 * @param offset in bytes, within it
 * @param length in bytes
 */
public record ExthdrOption(Kind kind, int type, int offset, int length) {

  /** In the order of enum nft_exthdr_op. */
  public enum Kind {
    IPV6,
    TCP,
    IPV4,
    SCTP,
    DCCP
  }

  /** The maximum segment size a TCP SYN announces. Source: RFC 9293, 3.2. */
  public static final ExthdrOption TCP_MSS = new ExthdrOption(Kind.TCP, 2, 2, 2);

  static ExthdrOption decode(Attributes data) {
    return new ExthdrOption(
        WireEnum.at(Kind.values(), data.u32(6, 0)), data.u8(2), data.u32(3), data.u32(4));
  }

  void encode(MessageWriter out) {
    out.u8(2, type);
    out.u32be(3, offset);
    out.u32be(4, length);
    out.u32be(6, kind.ordinal());
  }

  @Override
  public String toString() {
    return WireEnum.word(kind) + " option @" + type + "," + offset * 8 + "," + length * 8;
  }
}
