package dev.tweed.linux.nft.expr;

import dev.tweed.linux.netlink.MessageWriter;

/**
 * One instruction of a rule. Most read or write registers; a rule goes on to its next expression
 * until one does not match or gives a verdict.
 *
 * <p>{@code toString} is the form of {@code nft --debug=netlink}; a rule's {@code toString} shows
 * what they mean together.
 */
public sealed interface Expression
    permits Bitwise,
        Byteorder,
        Cmp,
        Connlimit,
        Counter,
        CtLoad,
        CtSet,
        Dup,
        Dynset,
        ExthdrLoad,
        ExthdrWrite,
        Fib,
        Fwd,
        Hash,
        Immediate,
        Limit,
        Log,
        Lookup,
        Masquerade,
        MetaLoad,
        MetaSet,
        Nat,
        Notrack,
        Numgen,
        ObjectMap,
        ObjectReference,
        PayloadLoad,
        PayloadWrite,
        Quota,
        Range,
        Redirect,
        Reject,
        RouteLoad,
        UnknownExpression {

  /** The kernel's name of the kind of expression, {@code NFTA_EXPR_NAME}. */
  String name();

  /** Writes what is inside {@code NFTA_EXPR_DATA}. */
  void encode(MessageWriter out);
}
