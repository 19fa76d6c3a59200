package dev.tweed.linux.nft;

import dev.tweed.linux.nft.Symbol.Constant;
import dev.tweed.linux.nft.expr.Bytes;
import dev.tweed.linux.nft.expr.DataType;
import dev.tweed.linux.nft.expr.Masquerade;
import dev.tweed.linux.nft.expr.Nat;
import dev.tweed.linux.nft.expr.NatFlag;
import dev.tweed.linux.nft.expr.Redirect;
import dev.tweed.linux.nft.expr.Register;
import dev.tweed.linux.nft.wire.WireEnum;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Translations in nft's words. */
final class NatText {

  private final Registers registers;
  private final StatementList statements;

  NatText(Registers registers, StatementList statements) {
    this.registers = registers;
    this.statements = statements;
  }

  String of(Masquerade masquerade) {
    return "masquerade"
        + to(masquerade.port(), masquerade.lastPort())
        + NatFlag.words(masquerade.flags());
  }

  String of(Redirect redirect) {
    return "redirect" + to(redirect.port(), redirect.lastPort()) + NatFlag.words(redirect.flags());
  }

  private String to(@Nullable Register port, @Nullable Register lastPort) {
    return port == null ? "" : " to" + ports(" ", port, lastPort);
  }

  String of(Nat nat) {
    String family =
        statements.family() == NftFamily.INET
            ? " " + (nat.family() == NftFamily.IP6.number() ? "ip6" : "ip")
            : "";
    String prefix = nat.flags().contains(NatFlag.PREFIX) ? " prefix" : "";
    return WireEnum.word(nat.kind())
        + family
        + prefix
        + " to "
        + addresses(nat)
        + ports("", nat.port(), nat.lastPort())
        + NatFlag.words(nat.flags());
  }

  private String addresses(Nat nat) {
    if (nat.address() == null) {
      return "";
    }
    DataType type =
        nat.family() == NftFamily.IP6.number() ? DataType.IPV6_ADDR : DataType.IPV4_ADDR;
    Symbol first = registers.at(nat.address());
    Symbol last = registers.find(nat.lastAddress());
    boolean brackets = type == DataType.IPV6_ADDR && registers.find(nat.port()) != null;
    String text = range(type, first, last, nat.flags());
    return brackets && first instanceof Constant ? "[" + text + "]" : text;
  }

  private static String range(
      DataType type, Symbol first, @Nullable Symbol last, Set<NatFlag> flags) {
    if (!(first instanceof Constant(Bytes from)) || !(last instanceof Constant(Bytes to))) {
      return first.as(type);
    }
    if (from.equals(to)) {
      return ValueText.of(type, from);
    }
    return flags.contains(NatFlag.PREFIX)
        ? ValueText.range(type, from, to)
        : ValueText.of(type, from) + "-" + ValueText.of(type, to);
  }

  /** Nothing where the port comes from the same map as the address. */
  private String ports(String before, @Nullable Register port, @Nullable Register lastPort) {
    Symbol first = registers.find(port);
    if (first == null) {
      return "";
    }
    Symbol last = registers.find(lastPort);
    String text = before + ":" + first.as(DataType.INET_SERVICE);
    return last == null || last.equals(first) ? text : text + "-" + last.as(DataType.INET_SERVICE);
  }
}
