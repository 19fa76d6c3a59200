package dev.tweed.linux.nft;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.netlink.WireFormatException;
import dev.tweed.linux.nft.expr.Bytes;
import dev.tweed.linux.nft.expr.Counter;
import dev.tweed.linux.nft.expr.Expression;
import dev.tweed.linux.nft.expr.Limit;
import dev.tweed.linux.nft.expr.ObjectTypes;
import dev.tweed.linux.nft.expr.Quota;
import dev.tweed.linux.nft.expr.UnknownExpression;
import dev.tweed.linux.nft.wire.Attributes;

/**
 * A named counter, quota or limit, which many rules can share.
 *
 * @param type {@code NFT_OBJECT_*}
 * @param state the expression it works as, with its figures; of other types kept as bytes
 * @param handle the kernel's number; 0 when not known
 */
public record NftObject(
    NftFamily family,
    String table,
    String name,
    int type,
    Expression state,
    UserData userData,
    long handle)
    implements NftEntity {

  private static final int COMMENT = 0;

  public static NftObject counter(Table table, String name) {
    return of(table, name, ObjectTypes.COUNTER, Counter.ZERO);
  }

  public static NftObject quota(Table table, String name, Quota quota) {
    return of(table, name, ObjectTypes.QUOTA, quota);
  }

  public static NftObject limit(Table table, String name, Limit limit) {
    return of(table, name, ObjectTypes.LIMIT, limit);
  }

  private static NftObject of(Table table, String name, int type, Expression state) {
    return new NftObject(table.family(), table.name(), name, type, state, UserData.NONE, 0);
  }

  public NftObject withComment(String comment) {
    return new NftObject(
        family, table, name, type, state, UserData.NONE.withText(COMMENT, comment), handle);
  }

  static NftObject decode(NftFamily family, Attributes object) {
    int type = object.u32(3);
    return new NftObject(
        family,
        object.text(1),
        object.text(2),
        type,
        state(type, object),
        UserData.decode(object, 8),
        object.u64(6, 0));
  }

  private static Expression state(int type, Attributes object) {
    Attributes data = object.nested(4);
    try {
      return switch (type) {
        case ObjectTypes.COUNTER -> Counter.decode(data.upTo(2));
        case ObjectTypes.QUOTA -> Quota.decode(data.upTo(4));
        case ObjectTypes.LIMIT -> Limit.decode(data.upTo(5));
        default -> unknown(type, object);
      };
    } catch (WireFormatException e) {
      return unknown(type, object);
    }
  }

  private static Expression unknown(int type, Attributes object) {
    return new UnknownExpression(ObjectTypes.word(type), new Bytes(object.bytesOrEmpty(4)));
  }

  void encode(MessageWriter out) {
    encodeName(out);
    out.nested(4, () -> state.encode(out));
    userData.encode(out, 8);
  }

  void encodeName(MessageWriter out) {
    out.string(1, table);
    out.string(2, name);
    out.u32be(3, type);
  }

  /** {@code inet tweed dropped}. */
  String path() {
    return family + " " + table + " " + name;
  }

  /** {@code packets 3 bytes 252}: what stands between its braces. */
  String figures() {
    String comment = userData.text(COMMENT);
    return (comment.isEmpty() ? "" : "comment \"" + comment + "\" ")
        + switch (state) {
          case Counter counter -> counter.figures();
          case Quota quota -> quota.figures();
          case Limit limit -> limit.figures();
          default -> state.toString();
        };
  }

  @Override
  public String toString() {
    return ObjectTypes.word(type) + " " + path() + " { " + figures() + " }";
  }
}
