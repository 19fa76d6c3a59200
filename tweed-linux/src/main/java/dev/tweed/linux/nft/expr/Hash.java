package dev.tweed.linux.nft.expr;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.netlink.WireFormatException;
import dev.tweed.linux.nft.wire.Attributes;
import java.util.OptionalInt;

/**
 * Loads a number from {@code offset} to {@code offset + modulus - 1}, in the machine's byte order,
 * that depends on what is hashed.
 *
 * @param of what is hashed
 */
public record Hash(Of of, int modulus, int offset, Register to) implements Expression {

  private static final int JENKINS = 0;
  private static final int SYMMETRIC = 1;

  /** What is hashed. */
  public sealed interface Of {}

  /**
   * Registers, by Jenkins' hash.
   *
   * @param length in bytes
   * @param seed none lets the kernel choose one
   */
  public record Registers(Register from, int length, OptionalInt seed) implements Of {}

  /** The connection, the same for both directions. */
  public record Connection() implements Of {}

  static Hash decode(Attributes data) {
    Of of =
        switch (data.u32(7, JENKINS)) {
          case JENKINS -> new Registers(Register.decode(data, 1), data.u32(3), data.number(5));
          case SYMMETRIC -> new Connection();
          default -> throw new WireFormatException("unknown kind of hash " + data.u32(7));
        };
    return new Hash(of, data.u32(4), data.u32(6, 0), Register.decode(data, 2));
  }

  @Override
  public String name() {
    return "hash";
  }

  @Override
  public void encode(MessageWriter out) {
    to.encode(out, 2);
    out.u32be(4, modulus);
    if (offset != 0) {
      out.u32be(6, offset);
    }
    switch (of) {
      case Registers(Register from, int length, OptionalInt seed) -> {
        from.encode(out, 1);
        out.u32be(3, length);
        seed.ifPresent(number -> out.u32be(5, number));
        out.u32be(7, JENKINS);
      }
      case Connection() -> out.u32be(7, SYMMETRIC);
    }
  }

  /** What follows what is hashed: {@code mod 4 seed 0xdeadbeef offset 100}. */
  public String figures() {
    String seed =
        of instanceof Registers registers && registers.seed().isPresent()
            ? " seed 0x" + Integer.toHexString(registers.seed().getAsInt())
            : "";
    return "mod " + Integer.toUnsignedString(modulus) + seed + Numgen.offset(offset);
  }

  @Override
  public String toString() {
    String what =
        switch (of) {
          case Registers(Register from, int length, _) -> "jhash(" + from + ", " + length + ")";
          case Connection() -> "symhash()";
        };
    return "[ hash " + what + " " + figures() + " => " + to + " ]";
  }
}
