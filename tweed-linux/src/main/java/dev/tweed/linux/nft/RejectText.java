package dev.tweed.linux.nft;

import dev.tweed.linux.nft.expr.Bytes;
import dev.tweed.linux.nft.expr.DataType;
import dev.tweed.linux.nft.expr.Payload.Base;
import dev.tweed.linux.nft.expr.Protocol;
import dev.tweed.linux.nft.expr.Reject;

/** A reject in nft's words: nothing said where it is what nft would choose. */
final class RejectText {

  private static final int ICMP_PORT_UNREACHABLE = 3;
  private static final int ICMPV6_PORT_UNREACHABLE = 4;
  private static final int ICMPX_PORT_UNREACHABLE = 1;

  private RejectText() {}

  static String of(Reject reject, StatementList statements) {
    boolean v6 = statements.protocol(Base.NETWORK).orElse(Protocol.IP) == Protocol.IP6;
    return switch (reject.kind()) {
      case TCP_RESET -> "reject with tcp reset";
      case ICMPX ->
          reject.code() == ICMPX_PORT_UNREACHABLE
              ? "reject"
              : with("icmpx", DataType.ICMPX_CODE, reject);
      case ICMP -> icmp(reject, v6, statements);
    };
  }

  private static String icmp(Reject reject, boolean v6, StatementList statements) {
    boolean usual = reject.code() == (v6 ? ICMPV6_PORT_UNREACHABLE : ICMP_PORT_UNREACHABLE);
    if (usual && statements.family() != NftFamily.INET) {
      return "reject";
    }
    statements.imply(Base.NETWORK);
    return v6
        ? with("icmpv6", DataType.ICMPV6_CODE, reject)
        : with("icmp", DataType.ICMP_CODE, reject);
  }

  private static String with(String protocol, DataType codes, Reject reject) {
    return "reject with " + protocol + " " + ValueText.of(codes, Bytes.u8(reject.code()));
  }
}
