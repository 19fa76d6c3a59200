package dev.tweed.linux.nft.expr;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.nft.wire.Attributes;
import dev.tweed.linux.nft.wire.WireEnum;

/**
 * A part of the packet.
 *
 * @param offset in bytes from the start of the header
 * @param length in bytes
 */
public record Payload(Base base, int offset, int length) {

  /** Which header, in the order of enum nft_payload_bases. */
  public enum Base {
    LINK("ll"),
    NETWORK("nh"),
    TRANSPORT("th"),
    INNER("ih");

    private final String word;

    Base(String word) {
      this.word = word;
    }

    /** As nft writes it. */
    public String word() {
      return word;
    }
  }

  static Payload decode(Attributes data) {
    return new Payload(WireEnum.at(Base.values(), data.u32(2)), data.u32(3), data.u32(4));
  }

  void encode(MessageWriter out) {
    out.u32be(2, base.ordinal());
    out.u32be(3, offset);
    out.u32be(4, length);
  }

  /** {@code @nh,96,32}: offset and length in bits. */
  @Override
  public String toString() {
    return "@" + base.word() + "," + offset * 8 + "," + length * 8;
  }
}
