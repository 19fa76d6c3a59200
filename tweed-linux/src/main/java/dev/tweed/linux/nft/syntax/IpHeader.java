package dev.tweed.linux.nft.syntax;

import dev.tweed.linux.nft.expr.HeaderField;
import dev.tweed.linux.nft.expr.Protocol;

/** The header of an IPv4 or IPv6 packet. */
public final class IpHeader {

  private final Protocol protocol;

  IpHeader(Protocol protocol) {
    this.protocol = protocol;
  }

  public AddressField saddr() {
    return new AddressField(protocol.field("saddr"));
  }

  public AddressField daddr() {
    return new AddressField(protocol.field("daddr"));
  }

  /** The protocol inside; of IPv6 the next header. */
  public NumberOperand protocol() {
    return number(protocol.field(protocol == Protocol.IP ? "protocol" : "nexthdr"));
  }

  /** The time to live, or hop limit. */
  public NumberOperand ttl() {
    return number(protocol.field(protocol == Protocol.IP ? "ttl" : "hoplimit"));
  }

  public NumberOperand length() {
    return number(protocol.field("length"));
  }

  private static NumberOperand number(HeaderField field) {
    return new NumberOperand(field.type(), field.payload().length(), new FieldLoader(field));
  }
}
