package dev.tweed.linux.nft;

import dev.tweed.linux.nft.expr.Bytes;
import dev.tweed.linux.nft.expr.HeaderField;
import dev.tweed.linux.nft.expr.Payload;
import dev.tweed.linux.nft.expr.Payload.Base;
import dev.tweed.linux.nft.expr.Protocol;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The statements of a rule read so far. A match on a protocol is left out again once a field of
 * that protocol's header says the same: {@code tcp dport 80} says that it is TCP.
 */
final class StatementList {

  private final NftFamily family;
  private final ProtocolContext context;
  private final List<String> statements = new ArrayList<>();
  private final Map<Base, Integer> implied = new EnumMap<>(Base.class);

  StatementList(NftFamily family) {
    this.family = family;
    context = new ProtocolContext(family);
  }

  NftFamily family() {
    return family;
  }

  void add(String statement) {
    statements.add(statement);
  }

  /** A match that something equals a value. */
  void addEqual(String text, Bytes value, String statement) {
    context.learn(text, value).ifPresent(layer -> implied.put(layer, statements.size()));
    add(statement);
  }

  /** The protocol the packets are known to have at that layer. */
  Optional<Protocol> protocol(Base base) {
    return context.at(base);
  }

  /** The field of the packet, which then implies its protocol. */
  Optional<HeaderField> field(Payload payload) {
    Optional<HeaderField> field = context.field(payload);
    field.ifPresent(each -> imply(each.protocol()));
    return field;
  }

  /** The field that is the ones of a mask over bytes of the packet. */
  Optional<HeaderField> field(Payload payload, Bytes mask) {
    Optional<HeaderField> field = context.field(payload, mask);
    field.ifPresent(each -> imply(each.protocol()));
    return field;
  }

  private void imply(Protocol protocol) {
    if (protocol == Protocol.TH) {
      return;
    }
    imply(protocol.base());
    if (protocol == Protocol.ICMP || protocol == Protocol.ICMPV6) {
      imply(Base.NETWORK);
    }
  }

  /** What comes next says what protocol of that layer it is for. */
  void imply(Base base) {
    Integer index = implied.remove(base);
    if (index != null) {
      statements.set(index, "");
    }
  }

  @Override
  public String toString() {
    return String.join(" ", statements.stream().filter(each -> !each.isEmpty()).toList());
  }
}
