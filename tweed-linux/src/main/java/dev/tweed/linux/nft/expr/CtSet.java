package dev.tweed.linux.nft.expr;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.nft.wire.Attributes;
import dev.tweed.linux.nft.wire.WireEnum;
import java.util.Optional;

/** Writes something into the packet's connection, such as its mark. */
public record CtSet(CtKey key, Optional<CtLoad.Direction> direction, Register from)
    implements Expression {

  static CtSet decode(Attributes data) {
    return new CtSet(
        WireEnum.at(CtKey.values(), data.u32(2)), CtLoad.direction(data), Register.decode(data, 4));
  }

  @Override
  public String name() {
    return "ct";
  }

  @Override
  public void encode(MessageWriter out) {
    out.u32be(2, key.ordinal());
    from.encode(out, 4);
    direction.ifPresent(which -> out.u8(3, which.ordinal()));
  }

  /** {@code ct mark}. */
  public String words() {
    return new CtLoad(key, direction, from).words();
  }

  @Override
  public String toString() {
    return "[ " + words() + " set with " + from + " ]";
  }
}
