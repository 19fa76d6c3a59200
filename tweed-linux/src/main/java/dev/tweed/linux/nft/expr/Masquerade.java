package dev.tweed.linux.nft.expr;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.nft.wire.Attributes;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Source NAT to the address of the link the packet leaves by. For chains of type nat at
 * postrouting.
 *
 * @param port register with the first source port to use; null for any
 * @param lastPort register with the last
 */
public record Masquerade(@Nullable Register port, @Nullable Register lastPort, Set<NatFlag> flags)
    implements Expression {

  public Masquerade {
    flags = Set.copyOf(flags);
  }

  public static Masquerade with(NatFlag... flags) {
    return new Masquerade(null, null, Set.of(flags));
  }

  static Masquerade decode(Attributes data) {
    Register port = Register.decodeOptional(data, 2);
    Register lastPort = Register.decodeOptional(data, 3);
    return new Masquerade(port, lastPort == null ? port : lastPort, NatFlag.of(data.u32(1, 0)));
  }

  @Override
  public String name() {
    return "masq";
  }

  @Override
  public void encode(MessageWriter out) {
    int bits = NatFlag.bits(flags) | (port == null ? 0 : NatFlag.PROTO_SPECIFIED);
    if (bits != 0) {
      out.u32be(1, bits);
    }
    Register.encodeRange(out, 2, port, lastPort);
  }

  @Override
  public String toString() {
    String ports = port == null ? "" : " to :" + port + "-" + lastPort;
    return "[ masquerade" + ports + NatFlag.words(flags) + " ]";
  }
}
