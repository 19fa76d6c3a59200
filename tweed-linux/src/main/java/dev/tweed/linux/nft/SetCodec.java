package dev.tweed.linux.nft;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.nft.expr.DataType;
import dev.tweed.linux.nft.expr.Expression;
import dev.tweed.linux.nft.expr.ExpressionCodec;
import dev.tweed.linux.nft.wire.Attributes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Sets on the wire, {@code NFTA_SET_*}, without their elements. */
final class SetCodec {

  private SetCodec() {}

  static NftSet decode(NftFamily family, Attributes set) {
    int flags = set.u32(3, 0);
    UserData userData = UserData.decode(set, 13);
    return new NftSet(
        family,
        set.text(1),
        set.text(2),
        KeyType.decode(set.u32(4, 0), set.u32(5), SetUserData.keyInHostOrder(userData)),
        data(set, flags, userData),
        options(set, flags),
        userData,
        List.of(),
        set.u64(16, 0));
  }

  private static SetOptions options(Attributes set, int flags) {
    List<Expression> expressions =
        set.has(17)
            ? List.of(ExpressionCodec.decode(set.nested(17)))
            : ExpressionCodec.decodeList(set, 18);
    return new SetOptions(
        SetFlag.of(flags),
        Duration.ofMillis(set.u64(11, 0)),
        Duration.ofMillis(set.u32(12, 0)),
        set.nested(9).u32(1, 0),
        expressions);
  }

  private static Optional<SetData> data(Attributes set, int flags, UserData userData) {
    if ((flags & (SetFlag.MAP | SetFlag.OBJECT)) == 0) {
      return Optional.empty();
    }
    boolean hostOrder = SetUserData.dataInHostOrder(userData);
    return Optional.of(SetData.decode(set, hostOrder, SetUserData.dataInterval(userData)));
  }

  /**
   * Writes a set.
   *
   * @param id its number in the transaction
   */
  static void encode(MessageWriter out, NftSet set, int id) {
    SetOptions options = set.options();
    set.encodeName(out);
    out.u32be(3, bits(set));
    out.u32be(4, set.key().number());
    out.u32be(5, set.key().bytes());
    set.data().ifPresent(values -> values.encode(out));
    encodeDescription(out, set);
    out.u32be(10, id);
    if (!options.timeout().isZero()) {
      out.u64be(11, options.timeout().toMillis());
    }
    if (!options.gcInterval().isZero()) {
      out.u32be(12, (int) options.gcInterval().toMillis());
    }
    set.userData().encode(out, 13);
    if (options.expressions().size() == 1) {
      ExpressionCodec.encode(out, 17, options.expressions().getFirst());
    } else if (!options.expressions().isEmpty()) {
      ExpressionCodec.encodeList(out, 18, options.expressions());
    }
  }

  private static int bits(NftSet set) {
    int bits = SetFlag.bits(set.options().flags());
    if (set.data().isPresent()) {
      bits |= set.data().get() instanceof SetData.Objects ? SetFlag.OBJECT : SetFlag.MAP;
    }
    if (hasFields(set)) {
      bits |= SetFlag.CONCATENATION;
    }
    return set.options().expressions().size() > 1 ? bits | SetFlag.EXPRESSIONS : bits;
  }

  private static boolean hasFields(NftSet set) {
    return set.isInterval() && set.key().isConcatenation();
  }

  private static void encodeDescription(MessageWriter out, NftSet set) {
    int size = set.options().size();
    if (size == 0 && !hasFields(set)) {
      return;
    }
    out.nested(
        9,
        () -> {
          if (size != 0) {
            out.u32be(1, size);
          }
          if (hasFields(set)) {
            out.nested(2, () -> set.key().parts().forEach(part -> encodeField(out, part)));
          }
        });
  }

  private static void encodeField(MessageWriter out, DataType part) {
    out.nested(1, () -> out.u32be(1, part.bytes()));
  }
}
