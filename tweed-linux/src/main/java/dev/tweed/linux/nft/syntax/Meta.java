package dev.tweed.linux.nft.syntax;

import dev.tweed.linux.nft.expr.MetaKey;
import dev.tweed.linux.nft.expr.MetaLoad;

/** What is known about a packet that is not in it. */
public final class Meta {

  Meta() {}

  public NumberOperand mark() {
    return number(MetaKey.MARK);
  }

  /** The transport protocol, past IPv6's extension headers. */
  public NumberOperand l4proto() {
    return number(MetaKey.L4PROTO);
  }

  /** {@code NFPROTO_IPV4} (2) or {@code NFPROTO_IPV6} (10). */
  public NumberOperand nfproto() {
    return number(MetaKey.NFPROTO);
  }

  /** The packet's length from the network header on. */
  public NumberOperand length() {
    return number(MetaKey.LEN);
  }

  /** Index of the link the packet came in by. */
  public NumberOperand iif() {
    return number(MetaKey.IIF);
  }

  /** Index of the link the packet leaves by. */
  public NumberOperand oif() {
    return number(MetaKey.OIF);
  }

  /** Name of the link the packet came in by. */
  public NameOperand iifname() {
    return name(MetaKey.IIFNAME);
  }

  /** Name of the link the packet leaves by. */
  public NameOperand oifname() {
    return name(MetaKey.OIFNAME);
  }

  private static NumberOperand number(MetaKey key) {
    return new NumberOperand(
        key.type(), key.type().bytes(), (rule, to) -> rule.add(new MetaLoad(key, to)));
  }

  private static NameOperand name(MetaKey key) {
    return new NameOperand((rule, to) -> rule.add(new MetaLoad(key, to)));
  }
}
