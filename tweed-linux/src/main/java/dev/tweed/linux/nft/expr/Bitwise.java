package dev.tweed.linux.nft.expr;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.nft.wire.Attributes;
import dev.tweed.linux.nft.wire.WireEnum;

/**
 * Computes on bits: {@code to = (from & mask) ^ xor}, or a shift.
 *
 * @param length in bytes
 */
public record Bitwise(Register from, Register to, int length, Operation operation)
    implements Expression {

  private static final int BOOL = 0;

  /** What is computed. */
  public sealed interface Operation {}

  /** {@code (value & mask) ^ xor}. */
  public record MaskXor(Bytes mask, Bytes xor) implements Operation {}

  /** A shift by a number of bits. */
  public record Shift(Direction direction, int bits) implements Operation {}

  /** In the order of enum nft_bitwise_ops. */
  public enum Direction {
    LEFT,
    RIGHT
  }

  /** In place, {@code & mask}. */
  public static Bitwise and(Register register, Bytes mask) {
    return maskXor(register, mask, Bytes.zero(mask.length()));
  }

  /** In place, {@code (value & mask) ^ xor}. */
  public static Bitwise maskXor(Register register, Bytes mask, Bytes xor) {
    return new Bitwise(register, register, mask.length(), new MaskXor(mask, xor));
  }

  static Bitwise decode(Attributes data) {
    int kind = data.u32(6, BOOL);
    return new Bitwise(
        Register.decode(data, 1), Register.decode(data, 2), data.u32(3), operation(data, kind));
  }

  private static Operation operation(Attributes data, int kind) {
    if (kind == BOOL) {
      return new MaskXor(Data.value(data, 4), Data.value(data, 5));
    }
    Direction direction = WireEnum.at(Direction.values(), kind - 1);
    return new Shift(direction, (int) Data.value(data, 7).hostNumber());
  }

  @Override
  public String name() {
    return "bitwise";
  }

  @Override
  public void encode(MessageWriter out) {
    from.encode(out, 1);
    to.encode(out, 2);
    out.u32be(3, length);
    switch (operation) {
      case MaskXor(Bytes mask, Bytes xor) -> {
        out.u32be(6, BOOL);
        mask.encode(out, 4);
        xor.encode(out, 5);
      }
      case Shift(Direction direction, int bits) -> {
        out.u32be(6, direction.ordinal() + 1);
        Bytes.host32(bits).encode(out, 7);
      }
    }
  }

  @Override
  public String toString() {
    String right =
        switch (operation) {
          case MaskXor(Bytes mask, Bytes xor) -> "( " + from + " & " + mask + " ) ^ " + xor;
          case Shift(Direction direction, int bits) ->
              "( " + from + (direction == Direction.LEFT ? " << " : " >> ") + bits + " )";
        };
    return "[ bitwise " + to + " = " + right + " ]";
  }
}
