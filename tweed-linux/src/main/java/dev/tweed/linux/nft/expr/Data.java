package dev.tweed.linux.nft.expr;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.netlink.WireFormatException;
import dev.tweed.linux.nft.wire.Attributes;

/** What goes into a register: a value, or into the verdict register a {@link Verdict}. */
public sealed interface Data permits Bytes, Verdict {

  /** Writes what is inside an attribute of type {@code nft_data_attributes}. */
  void encode(MessageWriter out);

  /** Writes the whole attribute. */
  default void encode(MessageWriter out, int type) {
    out.nested(type, () -> encode(out));
  }

  /**
   * Reads an attribute of type {@code nft_data_attributes}.
   *
   * @throws WireFormatException when it is neither
   */
  static Data decode(Attributes parent, int type) {
    Attributes data = parent.nested(type);
    return data.has(2) ? Verdict.decode(data.nested(2)) : new Bytes(data.bytes(1));
  }

  /** {@link #decode} where only a value may be. */
  static Bytes value(Attributes parent, int type) {
    return new Bytes(parent.nested(type).bytes(1));
  }
}
