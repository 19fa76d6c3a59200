package dev.tweed.linux.nft.expr;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.nft.wire.Attributes;
import dev.tweed.linux.nft.wire.WireEnum;

/** Loads something about the packet that is not in it, such as its mark or its link. */
public record MetaLoad(MetaKey key, Register to) implements Expression {

  static MetaLoad decode(Attributes data) {
    return new MetaLoad(WireEnum.at(MetaKey.values(), data.u32(2)), Register.decode(data, 1));
  }

  @Override
  public String name() {
    return "meta";
  }

  @Override
  public void encode(MessageWriter out) {
    out.u32be(2, key.ordinal());
    to.encode(out, 1);
  }

  @Override
  public String toString() {
    return "[ meta load " + key.words() + " => " + to + " ]";
  }
}
