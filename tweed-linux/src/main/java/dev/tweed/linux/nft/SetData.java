package dev.tweed.linux.nft;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.nft.expr.DataType;
import dev.tweed.linux.nft.expr.ObjectTypes;
import dev.tweed.linux.nft.wire.Attributes;

/** What a map holds for its keys. */
public sealed interface SetData {

  /**
   * Values, such as addresses.
   *
   * @param interval each is a first and a last one
   */
  record Values(KeyType type, boolean interval) implements SetData {
    @Override
    public String toString() {
      return (interval ? "interval " : "") + type;
    }
  }

  /** Verdicts. */
  record Verdicts() implements SetData {
    @Override
    public String toString() {
      return "verdict";
    }
  }

  /**
   * Names of objects.
   *
   * @param type {@code NFT_OBJECT_*}
   */
  record Objects(int type) implements SetData {
    @Override
    public String toString() {
      return ObjectTypes.word(type);
    }
  }

  private static int verdict() {
    return 0xFFFFFF00;
  }

  static SetData decode(Attributes set, boolean hostOrder, boolean interval) {
    if (set.has(15)) {
      return new Objects(set.u32(15));
    }
    int type = set.u32(6);
    if (type == verdict()) {
      return new Verdicts();
    }
    int bytes = set.u32(7);
    return new Values(KeyType.decode(type, interval ? bytes / 2 : bytes, hostOrder), interval);
  }

  default void encode(MessageWriter out) {
    switch (this) {
      case Objects(int type) -> out.u32be(15, type);
      case Verdicts() -> {
        out.u32be(6, verdict());
        out.u32be(7, DataType.VERDICT.bytes());
      }
      case Values(KeyType type, boolean interval) -> {
        out.u32be(6, type.number());
        out.u32be(7, interval ? type.bytes() * 2 : type.bytes());
      }
    }
  }
}
