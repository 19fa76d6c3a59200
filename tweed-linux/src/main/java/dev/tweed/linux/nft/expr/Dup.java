package dev.tweed.linux.nft.expr;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.nft.wire.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * Sends a copy of the packet.
 *
 * @param address register with the gateway to send it to; null in family netdev
 * @param link register with the index of the link to send it through; null to follow the routes
 */
public record Dup(@Nullable Register address, @Nullable Register link) implements Expression {

  static Dup decode(Attributes data) {
    return new Dup(Register.decodeOptional(data, 1), Register.decodeOptional(data, 2));
  }

  @Override
  public String name() {
    return "dup";
  }

  @Override
  public void encode(MessageWriter out) {
    Register.encodeOptional(out, 1, address);
    Register.encodeOptional(out, 2, link);
  }

  @Override
  public String toString() {
    return "[ dup to " + address + " device " + link + " ]";
  }
}
