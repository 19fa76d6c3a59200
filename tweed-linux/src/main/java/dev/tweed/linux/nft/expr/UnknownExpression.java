package dev.tweed.linux.nft.expr;

import dev.tweed.linux.netlink.MessageWriter;

/**
 * An expression of a kind that is not interpreted here, kept so that it survives a round trip.
 *
 * @param data the inside of {@code NFTA_EXPR_DATA}
 */
public record UnknownExpression(String name, Bytes data) implements Expression {

  @Override
  public void encode(MessageWriter out) {
    out.bytes(data.toArray());
  }

  void encodeWhole(MessageWriter out, int type) {
    if (data.length() > 0) {
      out.nested(type, () -> encode(out));
    }
  }

  @Override
  public String toString() {
    return "[ " + name + " " + data + " ]";
  }
}
