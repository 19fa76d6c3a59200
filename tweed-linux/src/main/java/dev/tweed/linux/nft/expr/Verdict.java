package dev.tweed.linux.nft.expr;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.nft.wire.Attributes;

/**
 * What becomes of the packet, or of the evaluation.
 *
 * <p>Source: enum nft_verdicts and, from 0 on, {@code NF_*} in uapi/linux/netfilter.h.
 *
 * @param code 0 drop, 1 accept, negative ones stay inside nf_tables
 * @param chain where to, for jump and goto; empty otherwise
 */
public record Verdict(int code, String chain) implements Data {

  public static final Verdict DROP = new Verdict(0, "");
  public static final Verdict ACCEPT = new Verdict(1, "");

  /** On to the next rule of the chain. */
  public static final Verdict CONTINUE = new Verdict(-1, "");

  /** The rule did not match. Only seen in traces. */
  public static final Verdict BREAK = new Verdict(-2, "");

  /** Back to the chain that jumped here; from a base chain to its policy. */
  public static final Verdict RETURN = new Verdict(-5, "");

  private static final int JUMP = -3;
  private static final int GOTO = -4;
  private static final int NFTA_DATA_VERDICT = 2;

  /** To another chain, and back behind this rule unless it decides. */
  public static Verdict jump(String chain) {
    return new Verdict(JUMP, chain);
  }

  /** To another chain, not coming back here. */
  public static Verdict goTo(String chain) {
    return new Verdict(GOTO, chain);
  }

  /** Reads the inside of {@code NFTA_DATA_VERDICT}. */
  public static Verdict decode(Attributes verdict) {
    return new Verdict(verdict.u32(1), verdict.textOrEmpty(2));
  }

  @Override
  public void encode(MessageWriter out) {
    out.nested(
        NFTA_DATA_VERDICT,
        () -> {
          out.u32be(1, code);
          if (!chain.isEmpty()) {
            out.string(2, chain);
          }
        });
  }

  @Override
  public String toString() {
    return switch (code) {
      case 0 -> "drop";
      case 1 -> "accept";
      case 2 -> "stolen";
      case -1 -> "continue";
      case -2 -> "break";
      case JUMP -> "jump " + chain;
      case GOTO -> "goto " + chain;
      case -5 -> "return";
      default -> (code & 0xFF) == 3 ? "queue to " + (code >>> 16) : "verdict " + code;
    };
  }
}
