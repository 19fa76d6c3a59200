package dev.tweed.linux.nft;

import dev.tweed.linux.nft.expr.Bytes;
import dev.tweed.linux.nft.expr.HeaderField;
import dev.tweed.linux.nft.expr.Payload;
import dev.tweed.linux.nft.expr.Payload.Base;
import dev.tweed.linux.nft.expr.Protocol;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which headers a rule's packets are known to have, so that bytes at an offset have a name. */
final class ProtocolContext {

  private final Map<Base, Protocol> known = new EnumMap<>(Base.class);

  ProtocolContext(NftFamily family) {
    switch (family) {
      case IP -> known.put(Base.NETWORK, Protocol.IP);
      case IP6 -> known.put(Base.NETWORK, Protocol.IP6);
      case ARP -> known.put(Base.NETWORK, Protocol.ARP);
      case BRIDGE -> known.put(Base.LINK, Protocol.ETHER);
      case INET, NETDEV -> {}
    }
  }

  Optional<Protocol> at(Base base) {
    return Optional.ofNullable(known.get(base));
  }

  /**
   * Learns from a match on something.
   *
   * @return the layer it tells about; none when it tells nothing
   */
  Optional<Base> learn(String text, Bytes value) {
    Optional<Protocol> protocol =
        switch (text) {
          case "meta nfproto" -> ofFamily(value);
          case "meta protocol", "ether type", "vlan type" -> ofEtherType(value);
          case "meta l4proto", "ip protocol", "ip6 nexthdr" ->
              Protocol.numbered(Base.TRANSPORT, (int) value.number());
          case "iiftype" -> Optional.of(Protocol.ETHER);
          default -> Optional.empty();
        };
    protocol.ifPresent(each -> known.put(each.base(), each));
    return protocol.map(Protocol::base);
  }

  private static Optional<Protocol> ofFamily(Bytes value) {
    return switch ((int) value.number()) {
      case 2 -> Optional.of(Protocol.IP);
      case 10 -> Optional.of(Protocol.IP6);
      default -> Optional.empty();
    };
  }

  private static Optional<Protocol> ofEtherType(Bytes value) {
    int number = (int) value.number();
    return Protocol.numbered(Base.NETWORK, number).or(() -> Protocol.numbered(Base.LINK, number));
  }

  /** The field at whole bytes, or whose first bytes these are. */
  Optional<HeaderField> field(Payload payload) {
    int offset = payload.offset() * 8;
    int bits = payload.length() * 8;
    return exact(payload.base(), offset, bits)
        .or(() ->
            fields(payload.base()).stream()
                .filter(field -> field.offset() == offset && field.bits() > bits)
                .filter(field -> field.type().isAddress())
                .findFirst());
  }

  /** The field that is the ones of a mask over bytes of the packet. */
  Optional<HeaderField> field(Payload payload, Bytes mask) {
    int first = 0;
    while (first < mask.length() * 8 && !isSet(mask, first)) {
      first++;
    }
    int end = first;
    while (end < mask.length() * 8 && isSet(mask, end)) {
      end++;
    }
    return exact(payload.base(), payload.offset() * 8 + first, end - first)
        .filter(field -> ones(mask) == field.bits());
  }

  private static int ones(Bytes mask) {
    int ones = 0;
    for (int i = 0; i < mask.length(); i++) {
      ones += Integer.bitCount(mask.at(i));
    }
    return ones;
  }

  private static boolean isSet(Bytes mask, int bit) {
    return (mask.at(bit / 8) & 0x80 >>> bit % 8) != 0;
  }

  private Optional<HeaderField> exact(Base base, int offset, int bits) {
    return fields(base).stream()
        .filter(field -> field.offset() == offset && field.bits() == bits)
        .findFirst();
  }

  private List<HeaderField> fields(Base base) {
    @Nullable Protocol protocol =
        switch (base) {
          case LINK -> known.getOrDefault(base, Protocol.ETHER);
          case NETWORK, INNER -> known.get(base);
          case TRANSPORT -> known.getOrDefault(base, Protocol.TH);
        };
    return protocol == null ? List.of() : protocol.fields();
  }
}
