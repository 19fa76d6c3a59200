package dev.tweed.linux.nft.expr;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.nft.wire.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * Looks a key up in a set, and of a map loads the data.
 *
 * @param key register the key begins at
 * @param to where a map's data goes, the verdict register for a verdict map; null for a set
 * @param inverted matches when the key is not there
 * @param id the set's number in the same transaction, for a set that has no name yet; else 0
 */
public record Lookup(String set, Register key, @Nullable Register to, boolean inverted, int id)
    implements Expression {

  public static Lookup in(String set, Register key) {
    return new Lookup(set, key, null, false, 0);
  }

  public static Lookup map(String set, Register key, Register to) {
    return new Lookup(set, key, to, false, 0);
  }

  /** The same in a set that was given a number in the transaction. */
  public Lookup in(String newSet, int newId) {
    return new Lookup(newSet, key, to, inverted, newId);
  }

  static Lookup decode(Attributes data) {
    return new Lookup(
        data.text(1),
        Register.decode(data, 2),
        Register.decodeOptional(data, 3),
        (data.u32(5, 0) & 1) != 0,
        data.u32(4, 0));
  }

  @Override
  public String name() {
    return "lookup";
  }

  @Override
  public void encode(MessageWriter out) {
    out.string(1, set);
    key.encode(out, 2);
    Register.encodeOptional(out, 3, to);
    if (id != 0) {
      out.u32be(4, id);
    }
    out.u32be(5, inverted ? 1 : 0);
  }

  @Override
  public String toString() {
    String target = to == null ? "" : " => " + to;
    return "[ lookup " + key + (inverted ? " not" : "") + " in @" + set + target + " ]";
  }
}
