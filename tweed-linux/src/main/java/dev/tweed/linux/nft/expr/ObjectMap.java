package dev.tweed.linux.nft.expr;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.nft.wire.Attributes;

/**
 * Uses the named counter, quota or limit that a map holds for a key.
 *
 * @param id the map's number in the same transaction, while it has no name yet; else 0
 */
public record ObjectMap(Register key, String map, int id) implements Expression {

  static ObjectMap decode(Attributes data) {
    return new ObjectMap(Register.decode(data, 3), data.text(4), data.u32(5, 0));
  }

  @Override
  public String name() {
    return "objref";
  }

  @Override
  public void encode(MessageWriter out) {
    key.encode(out, 3);
    out.string(4, map);
    if (id != 0) {
      out.u32be(5, id);
    }
  }

  @Override
  public String toString() {
    return "[ object by " + key + " in @" + map + " ]";
  }
}
