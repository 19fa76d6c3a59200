package dev.tweed.linux.nft;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.nft.expr.Bytes;
import dev.tweed.linux.nft.expr.Data;
import dev.tweed.linux.nft.expr.Expression;
import dev.tweed.linux.nft.expr.ExpressionCodec;
import dev.tweed.linux.nft.wire.Attributes;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An element of a set or map.
 *
 * @param key the value, or the first of an interval; empty for {@link Kind#CATCH_ALL}
 * @param last the last value of an interval, included; null for a single value
 * @param data what a map holds for the key; null in a set
 * @param object name of the object an object map holds for the key; else empty
 * @param timeout how long it stays; zero for the set's own
 * @param expires how long it will still stay; zero when it stays
 * @param userData with the comment
 * @param expressions its counter, its limit
 */
public record SetElement(
    Kind kind,
    Bytes key,
    @Nullable Bytes last,
    @Nullable Data data,
    String object,
    Duration timeout,
    Duration expires,
    UserData userData,
    List<Expression> expressions) {

  private static final int COMMENT = 0;

  /** What stands for what. In the order of the flags in enum nft_set_elem_flags. */
  public enum Kind {
    VALUE,
    /** The first value behind an interval; only in what the kernel tells, never in a set here. */
    INTERVAL_END,
    /** For all keys that no other element is for: {@code *}. */
    CATCH_ALL
  }

  public SetElement {
    expressions = List.copyOf(expressions);
  }

  public static SetElement of(Bytes key) {
    return new SetElement(
        Kind.VALUE, key, null, null, "", Duration.ZERO, Duration.ZERO, UserData.NONE, List.of());
  }

  /** From the first to the last value, both included. */
  public static SetElement interval(Bytes first, Bytes last) {
    return of(first).ending(last);
  }

  /** For keys no other element is for. */
  public static SetElement catchAll() {
    return of(Bytes.EMPTY).as(Kind.CATCH_ALL);
  }

  /** What a map holds for the key. */
  public SetElement to(Data value) {
    return new SetElement(kind, key, last, value, object, timeout, expires, userData, expressions);
  }

  /** The object an object map holds for the key. */
  public SetElement toObject(String name) {
    return new SetElement(kind, key, last, data, name, timeout, expires, userData, expressions);
  }

  public SetElement withTimeout(Duration stays) {
    return new SetElement(kind, key, last, data, object, stays, expires, userData, expressions);
  }

  public SetElement withComment(String comment) {
    UserData commented = UserData.NONE.withText(COMMENT, comment);
    return new SetElement(kind, key, last, data, object, timeout, expires, commented, expressions);
  }

  /** Empty when there is none. */
  public String comment() {
    return userData.text(COMMENT);
  }

  SetElement ending(@Nullable Bytes end) {
    return new SetElement(kind, key, end, data, object, timeout, expires, userData, expressions);
  }

  SetElement as(Kind other) {
    return new SetElement(other, key, last, data, object, timeout, expires, userData, expressions);
  }

  static SetElement decode(Attributes element) {
    int flags = element.u32(3, 0);
    return new SetElement(
        (flags & 1) != 0 ? Kind.INTERVAL_END : (flags & 2) != 0 ? Kind.CATCH_ALL : Kind.VALUE,
        element.has(1) ? Data.value(element, 1) : Bytes.EMPTY,
        element.has(10) ? Data.value(element, 10) : null,
        element.has(2) ? Data.decode(element, 2) : null,
        element.textOrEmpty(9),
        Duration.ofMillis(element.u64(4, 0)),
        Duration.ofMillis(element.u64(5, 0)),
        UserData.decode(element, 6),
        expressions(element));
  }

  private static List<Expression> expressions(Attributes element) {
    return element.has(7)
        ? List.of(ExpressionCodec.decode(element.nested(7)))
        : ExpressionCodec.decodeList(element, 11);
  }

  void encode(MessageWriter out) {
    if (kind != Kind.VALUE) {
      out.u32be(3, kind.ordinal());
    }
    if (kind != Kind.CATCH_ALL) {
      key.encode(out, 1);
    }
    if (last != null) {
      last.encode(out, 10);
    }
    if (data != null) {
      data.encode(out, 2);
    }
    if (!object.isEmpty()) {
      out.string(9, object);
    }
    if (!timeout.isZero()) {
      out.u64be(4, timeout.toMillis());
    }
    if (!expires.isZero()) {
      out.u64be(5, expires.toMillis());
    }
    userData.encode(out, 6);
    encodeExpressions(out);
  }

  private void encodeExpressions(MessageWriter out) {
    if (expressions.size() == 1) {
      ExpressionCodec.encode(out, 7, expressions.getFirst());
    } else if (!expressions.isEmpty()) {
      ExpressionCodec.encodeList(out, 11, expressions);
    }
  }
}
