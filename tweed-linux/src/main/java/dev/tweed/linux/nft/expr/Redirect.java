package dev.tweed.linux.nft.expr;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.nft.wire.Attributes;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Destination NAT to this host itself.
 *
 * @param port register with the first destination port to use; null to keep it
 * @param lastPort register with the last
 */
public record Redirect(@Nullable Register port, @Nullable Register lastPort, Set<NatFlag> flags)
    implements Expression {

  public Redirect {
    flags = Set.copyOf(flags);
  }

  static Redirect decode(Attributes data) {
    Register port = Register.decodeOptional(data, 1);
    Register lastPort = Register.decodeOptional(data, 2);
    return new Redirect(port, lastPort == null ? port : lastPort, NatFlag.of(data.u32(3, 0)));
  }

  @Override
  public String name() {
    return "redir";
  }

  @Override
  public void encode(MessageWriter out) {
    Register.encodeRange(out, 1, port, lastPort);
    int bits = NatFlag.bits(flags) | (port == null ? 0 : NatFlag.PROTO_SPECIFIED);
    if (bits != 0) {
      out.u32be(3, bits);
    }
  }

  @Override
  public String toString() {
    String ports = port == null ? "" : " to :" + port + "-" + lastPort;
    return "[ redirect" + ports + NatFlag.words(flags) + " ]";
  }
}
