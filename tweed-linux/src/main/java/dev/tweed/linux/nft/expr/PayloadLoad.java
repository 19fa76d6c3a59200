package dev.tweed.linux.nft.expr;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.nft.wire.Attributes;

/** Loads a part of the packet; does not match when the packet is too short. */
public record PayloadLoad(Payload payload, Register to) implements Expression {

  static PayloadLoad decode(Attributes data) {
    return new PayloadLoad(Payload.decode(data), Register.decode(data, 1));
  }

  @Override
  public String name() {
    return "payload";
  }

  @Override
  public void encode(MessageWriter out) {
    to.encode(out, 1);
    payload.encode(out);
  }

  @Override
  public String toString() {
    return "[ payload load " + payload + " => " + to + " ]";
  }
}
