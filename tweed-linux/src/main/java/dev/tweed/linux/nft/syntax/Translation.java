package dev.tweed.linux.nft.syntax;

import dev.tweed.linux.nft.Statement;
import dev.tweed.linux.nft.expr.Bytes;
import dev.tweed.linux.nft.expr.Immediate;
import dev.tweed.linux.nft.expr.Nat;
import dev.tweed.linux.nft.expr.NatFlag;
import dev.tweed.linux.nft.expr.Redirect;
import dev.tweed.linux.nft.expr.Register;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpFamily;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Source and destination NAT, for chains of type nat. */
public final class Translation {

  private static final Register ADDRESS = Register.FIRST;
  private static final Register PORT = Register.FIRST.plus(Register.words(16));

  private Translation() {}

  public static Statement dnatTo(IpAddress address, NatFlag... flags) {
    return toAddress(Nat.Kind.DNAT, address, flags);
  }

  /** For rules that have matched on TCP, UDP or another protocol with ports. */
  public static Statement dnatTo(IpAddress address, int port, NatFlag... flags) {
    return rule -> {
      rule.add(new Immediate(ADDRESS, Bytes.of(address)));
      rule.add(new Immediate(PORT, Bytes.u16(port)));
      rule.add(nat(Nat.Kind.DNAT, address.family(), PORT, flags));
    };
  }

  /** To the address a map holds. */
  public static Statement dnatTo(IpFamily family, Mapped address, NatFlag... flags) {
    return rule -> {
      address.require(rule);
      address.load(rule, ADDRESS);
      rule.add(nat(Nat.Kind.DNAT, family, null, flags));
    };
  }

  /** To the address and port a map holds: its values are {@code ipv4_addr . inet_service}. */
  public static Statement dnatToAddressAndPort(IpFamily family, Mapped target, NatFlag... flags) {
    Register port = ADDRESS.plus(Register.words(family.bytes()));
    return rule -> {
      target.require(rule);
      target.load(rule, ADDRESS);
      rule.add(nat(Nat.Kind.DNAT, family, port, flags));
    };
  }

  public static Statement snatTo(IpAddress address, NatFlag... flags) {
    return toAddress(Nat.Kind.SNAT, address, flags);
  }

  /** To this host itself, at that port. */
  public static Statement redirectTo(int port) {
    return rule -> {
      rule.add(new Immediate(ADDRESS, Bytes.u16(port)));
      rule.add(new Redirect(ADDRESS, ADDRESS, Set.of()));
    };
  }

  private static Statement toAddress(Nat.Kind kind, IpAddress address, NatFlag... flags) {
    return rule -> {
      rule.add(new Immediate(ADDRESS, Bytes.of(address)));
      rule.add(nat(kind, address.family(), null, flags));
    };
  }

  private static Nat nat(
      Nat.Kind kind, IpFamily family, @Nullable Register port, NatFlag... flags) {
    return new Nat(kind, family.number(), ADDRESS, ADDRESS, port, port, Set.of(flags));
  }
}
