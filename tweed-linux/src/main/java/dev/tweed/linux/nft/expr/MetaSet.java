package dev.tweed.linux.nft.expr;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.nft.wire.Attributes;
import dev.tweed.linux.nft.wire.WireEnum;

/** Writes something about the packet: its mark, priority, type, whether it is traced. */
public record MetaSet(MetaKey key, Register from) implements Expression {

  static MetaSet decode(Attributes data) {
    return new MetaSet(WireEnum.at(MetaKey.values(), data.u32(2)), Register.decode(data, 3));
  }

  @Override
  public String name() {
    return "meta";
  }

  @Override
  public void encode(MessageWriter out) {
    out.u32be(2, key.ordinal());
    from.encode(out, 3);
  }

  @Override
  public String toString() {
    return "[ meta set " + key.words() + " with " + from + " ]";
  }
}
