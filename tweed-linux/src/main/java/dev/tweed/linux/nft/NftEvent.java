package dev.tweed.linux.nft;

import dev.tweed.linux.netlink.NetlinkMessage;
import dev.tweed.linux.netlink.WireFormatException;
import dev.tweed.linux.nft.wire.Attributes;

/** What a message from nf_tables tells. */
public sealed interface NftEvent {

  /** Something is there: new, changed, or listed. */
  record Appeared(NftEntity entity) implements NftEvent {}

  /** Something is gone. */
  record Gone(NftEntity entity) implements NftEvent {}

  /** A transaction is complete; the events before it were its changes. */
  record NewGeneration(Generation generation) implements NftEvent {}

  /** A packet being traced came by. */
  record Traced(PacketTrace trace) implements NftEvent {}

  /** Something that is not interpreted here. */
  record Other(int messageType) implements NftEvent {}

  /**
   * Reads a message.
   *
   * @throws WireFormatException when it has not the form it should have
   */
  static NftEvent decode(NetlinkMessage message) {
    int kind = NfMessage.of(message);
    return switch (kind) {
      case NfMessage.NEW_TABLE,
          NfMessage.NEW_CHAIN,
          NfMessage.NEW_RULE,
          NfMessage.NEW_SET,
          NfMessage.NEW_ELEMENTS,
          NfMessage.NEW_OBJECT ->
          new Appeared(entity(kind, message));
      case NfMessage.DELETE_TABLE,
          NfMessage.DELETE_CHAIN,
          NfMessage.DELETE_RULE,
          NfMessage.DELETE_SET,
          NfMessage.DELETE_ELEMENTS,
          NfMessage.DELETE_OBJECT ->
          new Gone(
              entity(kind == NfMessage.DELETE_OBJECT ? NfMessage.NEW_OBJECT : kind - 2, message));
      case NfMessage.NEW_GENERATION -> new NewGeneration(Generation.decode(attributes(message)));
      case NfMessage.TRACE -> new Traced(PacketTrace.decode(attributes(message)));
      default -> new Other(message.type());
    };
  }

  private static NftEntity entity(int kind, NetlinkMessage message) {
    NftFamily family = NfMessage.family(message);
    Attributes attributes = attributes(message);
    return switch (kind) {
      case NfMessage.NEW_TABLE -> Table.decode(family, attributes);
      case NfMessage.NEW_CHAIN -> Chain.decode(family, attributes);
      case NfMessage.NEW_RULE -> Rule.decode(family, attributes);
      case NfMessage.NEW_SET -> SetCodec.decode(family, attributes);
      case NfMessage.NEW_ELEMENTS -> ElementList.decode(family, attributes);
      default -> NftObject.decode(family, attributes);
    };
  }

  private static Attributes attributes(NetlinkMessage message) {
    return Attributes.of(message.attributes(NfMessage.HEADER));
  }
}
