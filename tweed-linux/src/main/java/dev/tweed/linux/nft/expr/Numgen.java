package dev.tweed.linux.nft.expr;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.nft.wire.Attributes;
import dev.tweed.linux.nft.wire.WireEnum;

/**
 * Generates a number from {@code offset} to {@code offset + modulus - 1}, in the machine's byte
 * order.
 */
public record Numgen(Kind kind, int modulus, int offset, Register to) implements Expression {

  /** In the order of enum nft_ng_types. */
  public enum Kind {
    /** One more each time, around and around. */
    INC,
    RANDOM
  }

  static Numgen decode(Attributes data) {
    return new Numgen(
        WireEnum.at(Kind.values(), data.u32(3)),
        data.u32(2),
        data.u32(4, 0),
        Register.decode(data, 1));
  }

  @Override
  public String name() {
    return "numgen";
  }

  @Override
  public void encode(MessageWriter out) {
    to.encode(out, 1);
    out.u32be(2, modulus);
    out.u32be(3, kind.ordinal());
    out.u32be(4, offset);
  }

  /** {@code numgen inc mod 3 offset 7}. */
  public String words() {
    String number = Integer.toUnsignedString(modulus);
    return "numgen " + WireEnum.word(kind) + " mod " + number + offset(offset);
  }

  static String offset(int offset) {
    return offset == 0 ? "" : " offset " + Integer.toUnsignedString(offset);
  }

  @Override
  public String toString() {
    return "[ " + words() + " => " + to + " ]";
  }
}
