package dev.tweed.linux.nft.expr;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.nft.wire.Attributes;
import dev.tweed.linux.nft.wire.WireEnum;
import java.util.Optional;

/**
 * Loads something about the packet's connection.
 *
 * @param direction for keys that each direction has its own of
 */
public record CtLoad(CtKey key, Optional<Direction> direction, Register to) implements Expression {

  /** In the order of enum ip_conntrack_dir. */
  public enum Direction {
    ORIGINAL,
    REPLY
  }

  static CtLoad decode(Attributes data) {
    return new CtLoad(
        WireEnum.at(CtKey.values(), data.u32(2)), direction(data), Register.decode(data, 1));
  }

  static Optional<Direction> direction(Attributes data) {
    return data.has(3)
        ? Optional.of(WireEnum.at(Direction.values(), data.u8(3)))
        : Optional.empty();
  }

  @Override
  public String name() {
    return "ct";
  }

  @Override
  public void encode(MessageWriter out) {
    to.encode(out, 1);
    out.u32be(2, key.ordinal());
    direction.ifPresent(which -> out.u8(3, which.ordinal()));
  }

  /** {@code ct original ip saddr}. */
  public String words() {
    return "ct " + direction.map(which -> WireEnum.word(which) + " ").orElse("") + key.word();
  }

  @Override
  public String toString() {
    return "[ " + words() + " => " + to + " ]";
  }
}
