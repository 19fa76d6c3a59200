package dev.tweed.linux.nft.expr;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.nft.wire.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * Sends the packet out of a link at once, past the routes. Family netdev only.
 *
 * @param link register with the link's index
 * @param address register with the neighbour's address; null to leave the packet as it is
 * @param family {@code NFPROTO_*} of that address; 0 when there is none
 */
public record Fwd(Register link, @Nullable Register address, int family) implements Expression {

  static Fwd decode(Attributes data) {
    return new Fwd(Register.decode(data, 1), Register.decodeOptional(data, 2), data.u32(3, 0));
  }

  @Override
  public String name() {
    return "fwd";
  }

  @Override
  public void encode(MessageWriter out) {
    link.encode(out, 1);
    Register.encodeOptional(out, 2, address);
    if (family != 0) {
      out.u32be(3, family);
    }
  }

  @Override
  public String toString() {
    return "[ fwd to " + address + " device " + link + " ]";
  }
}
