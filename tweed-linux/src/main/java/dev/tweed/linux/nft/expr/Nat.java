package dev.tweed.linux.nft.expr;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.nft.wire.Attributes;
import dev.tweed.linux.nft.wire.WireEnum;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Translates the source or the destination. For chains of type nat.
 *
 * @param family {@code NFPROTO_IPV4} (2) or {@code NFPROTO_IPV6} (10)
 * @param address register with the address, or the first of a range; null to keep it
 * @param lastAddress register with the last address; the same register for a single one
 * @param port register with the port, or the first of a range; null to keep it where possible
 * @param lastPort register with the last port
 */
public record Nat(
    Kind kind,
    int family,
    @Nullable Register address,
    @Nullable Register lastAddress,
    @Nullable Register port,
    @Nullable Register lastPort,
    Set<NatFlag> flags)
    implements Expression {

  /** In the order of enum nft_nat_types. */
  public enum Kind {
    SNAT,
    DNAT
  }

  public Nat {
    flags = Set.copyOf(flags);
  }

  static Nat decode(Attributes data) {
    Register address = Register.decodeOptional(data, 3);
    Register lastAddress = Register.decodeOptional(data, 4);
    Register port = Register.decodeOptional(data, 5);
    Register lastPort = Register.decodeOptional(data, 6);
    return new Nat(
        WireEnum.at(Kind.values(), data.u32(1)),
        data.u32(2),
        address,
        lastAddress == null ? address : lastAddress,
        port,
        lastPort == null ? port : lastPort,
        NatFlag.of(data.u32(7, 0)));
  }

  @Override
  public String name() {
    return "nat";
  }

  @Override
  public void encode(MessageWriter out) {
    out.u32be(1, kind.ordinal());
    out.u32be(2, family);
    Register.encodeRange(out, 3, address, lastAddress);
    Register.encodeRange(out, 5, port, lastPort);
    int bits = NatFlag.bits(flags) | (port == null ? 0 : NatFlag.PROTO_SPECIFIED);
    if (bits != 0) {
      out.u32be(7, bits);
    }
  }

  @Override
  public String toString() {
    String to = address + "-" + lastAddress + ":" + port + "-" + lastPort;
    return "[ nat " + WireEnum.word(kind) + " to " + to + NatFlag.words(flags) + " ]";
  }
}
