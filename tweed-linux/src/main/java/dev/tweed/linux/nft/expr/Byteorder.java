package dev.tweed.linux.nft.expr;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.nft.wire.Attributes;
import dev.tweed.linux.nft.wire.WireEnum;

/**
 * Turns numbers into the other byte order. Less-than needs network order, because it compares byte
 * by byte.
 *
 * @param length of all numbers together, in bytes
 * @param size of one number: 2, 4 or 8 bytes
 */
public record Byteorder(Register from, Register to, Direction direction, int length, int size)
    implements Expression {

  /** In the order of enum nft_byteorder_ops. */
  public enum Direction {
    NTOH,
    HTON
  }

  static Byteorder decode(Attributes data) {
    return new Byteorder(
        Register.decode(data, 1),
        Register.decode(data, 2),
        WireEnum.at(Direction.values(), data.u32(3)),
        data.u32(4),
        data.u32(5));
  }

  @Override
  public String name() {
    return "byteorder";
  }

  @Override
  public void encode(MessageWriter out) {
    from.encode(out, 1);
    to.encode(out, 2);
    out.u32be(3, direction.ordinal());
    out.u32be(4, length);
    out.u32be(5, size);
  }

  @Override
  public String toString() {
    String function = WireEnum.word(direction);
    return "[ byteorder %s = %s(%s, %d, %d) ]".formatted(to, function, from, length, size);
  }
}
