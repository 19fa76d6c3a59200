package dev.tweed.linux.nft.expr;

import dev.tweed.linux.netlink.MessageWriter;

/** Keeps connection tracking away from the packet. For hooks at priority raw. */
public record Notrack() implements Expression {

  @Override
  public String name() {
    return "notrack";
  }

  @Override
  public void encode(MessageWriter out) {}

  @Override
  public String toString() {
    return "notrack";
  }
}
