package dev.tweed.linux.nft.expr;

import dev.tweed.linux.nft.expr.Payload.Base;
import java.util.List;
import java.util.Optional;

/**
 * The headers whose fields have names, as nft knows them.
 *
 * <p>Source: RFC 791, 8200, 9293, 768, 792, 4443, 826.
 */
public enum Protocol {
  ETHER(Base.LINK, 0),
  VLAN(Base.LINK, 0x8100),
  IP(Base.NETWORK, 0x0800),
  IP6(Base.NETWORK, 0x86DD),
  ARP(Base.NETWORK, 0x0806),
  TCP(Base.TRANSPORT, 6),
  UDP(Base.TRANSPORT, 17),
  UDPLITE(Base.TRANSPORT, 136),
  SCTP(Base.TRANSPORT, 132),
  DCCP(Base.TRANSPORT, 33),
  ICMP(Base.TRANSPORT, 1),
  ICMPV6(Base.TRANSPORT, 58),
  /** Any transport protocol with ports. */
  TH(Base.TRANSPORT, 0);

  private final Base base;
  private final int number;

  Protocol(Base base, int number) {
    this.base = base;
    this.number = number;
  }

  public Base base() {
    return base;
  }

  /** The EtherType or IP protocol number; 0 for those that have none. */
  public int number() {
    return number;
  }

  /** The protocol of that layer with that number. */
  public static Optional<Protocol> numbered(Base base, int number) {
    for (Protocol protocol : values()) {
      if (protocol.base == base && protocol.number == number && number != 0) {
        return Optional.of(protocol);
      }
    }
    return Optional.empty();
  }

  /** Its fields by name and place. */
  public List<HeaderField> fields() {
    return HeaderFields.of(this);
  }

  /** The field of that name. */
  public HeaderField field(String name) {
    return fields().stream()
        .filter(field -> field.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("there is no field " + name + " in " + this));
  }

  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
