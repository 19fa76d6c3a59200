package dev.tweed.linux.nft.expr;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.netlink.WireFormatException;
import dev.tweed.linux.nft.wire.Attributes;
import java.util.List;

/** Expressions and lists of them on the wire. */
public final class ExpressionCodec {

  private static final int NFTA_LIST_ELEM = 1;
  private static final int NFTA_EXPR_NAME = 1;
  private static final int NFTA_EXPR_DATA = 2;

  private ExpressionCodec() {}

  /** Writes an attribute that is a list of expressions. */
  public static void encodeList(MessageWriter out, int type, List<Expression> expressions) {
    out.nested(
        type, () -> expressions.forEach(expression -> encode(out, NFTA_LIST_ELEM, expression)));
  }

  /** Writes an attribute that is one expression. */
  public static void encode(MessageWriter out, int type, Expression expression) {
    out.nested(
        type,
        () -> {
          out.string(NFTA_EXPR_NAME, expression.name());
          if (expression instanceof UnknownExpression unknown) {
            unknown.encodeWhole(out, NFTA_EXPR_DATA);
          } else {
            out.nested(NFTA_EXPR_DATA, () -> expression.encode(out));
          }
        });
  }

  /** Reads an attribute that is a list of expressions; empty when it is missing. */
  public static List<Expression> decodeList(Attributes parent, int type) {
    return parent.list(type).stream().map(ExpressionCodec::decode).toList();
  }

  /**
   * Reads one expression. What is of a kind, or has attributes, that are not known here is kept as
   * bytes.
   *
   * @throws WireFormatException when it has no name
   */
  public static Expression decode(Attributes expression) {
    String name = expression.text(NFTA_EXPR_NAME);
    try {
      return decode(name, expression.nested(NFTA_EXPR_DATA), expression);
    } catch (WireFormatException e) {
      return unknown(name, expression);
    }
  }

  private static Expression decode(String name, Attributes data, Attributes expression) {
    return switch (name) {
      case "bitwise" -> Bitwise.decode(data.upTo(7));
      case "byteorder" -> Byteorder.decode(data.upTo(5));
      case "cmp" -> Cmp.decode(data.upTo(3));
      case "connlimit" -> Connlimit.decode(data.upTo(2));
      case "counter" -> Counter.decode(data.upTo(2));
      case "ct" -> data.has(4) ? CtSet.decode(data.upTo(4)) : CtLoad.decode(data.upTo(3));
      case "dup" -> Dup.decode(data.upTo(2));
      case "dynset" -> Dynset.decode(data.upTo(10));
      case "exthdr" ->
          data.has(7) ? ExthdrWrite.decode(data.upTo(7)) : ExthdrLoad.decode(data.upTo(6));
      case "fib" -> Fib.decode(data.upTo(3));
      case "fwd" -> Fwd.decode(data.upTo(3));
      case "hash" -> Hash.decode(data.upTo(7));
      case "immediate" -> Immediate.decode(data.upTo(2));
      case "limit" -> Limit.decode(data.upTo(5));
      case "log" -> Log.decode(data.upTo(6));
      case "lookup" -> Lookup.decode(data.upTo(5));
      case "masq" -> Masquerade.decode(data.upTo(3));
      case "meta" -> data.has(3) ? MetaSet.decode(data.upTo(3)) : MetaLoad.decode(data.upTo(2));
      case "nat" -> Nat.decode(data.upTo(7));
      case "notrack" -> new Notrack();
      case "numgen" -> Numgen.decode(data.upTo(4));
      case "objref" ->
          data.has(4) ? ObjectMap.decode(data.upTo(5)) : ObjectReference.decode(data.upTo(2));
      case "payload" ->
          data.has(5) ? PayloadWrite.decode(data.upTo(8)) : PayloadLoad.decode(data.upTo(4));
      case "quota" -> Quota.decode(data.upTo(4));
      case "range" -> Range.decode(data.upTo(4));
      case "redir" -> Redirect.decode(data.upTo(3));
      case "reject" -> Reject.decode(data.upTo(2));
      case "rt" -> RouteLoad.decode(data.upTo(2));
      default -> unknown(name, expression);
    };
  }

  private static Expression unknown(String name, Attributes expression) {
    return new UnknownExpression(name, new Bytes(expression.bytesOrEmpty(NFTA_EXPR_DATA)));
  }
}
