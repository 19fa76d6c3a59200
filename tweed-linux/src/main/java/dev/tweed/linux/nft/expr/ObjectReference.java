package dev.tweed.linux.nft.expr;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.nft.wire.Attributes;

/**
 * Uses a named counter, quota or limit of the table.
 *
 * @param objectType {@code NFT_OBJECT_*}
 */
public record ObjectReference(int objectType, String object) implements Expression {

  static ObjectReference decode(Attributes data) {
    return new ObjectReference(data.u32(1), data.text(2));
  }

  @Override
  public String name() {
    return "objref";
  }

  @Override
  public void encode(MessageWriter out) {
    out.u32be(1, objectType);
    out.string(2, object);
  }

  @Override
  public String toString() {
    return ObjectTypes.word(objectType) + " name \"" + object + "\"";
  }
}
