package dev.tweed.linux.nft;

import dev.tweed.linux.netlink.WireFormatException;
import dev.tweed.linux.nft.expr.Bytes;
import dev.tweed.linux.nft.expr.Verdict;
import dev.tweed.linux.nft.wire.Attributes;
import dev.tweed.linux.nft.wire.WireEnum;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One step of a packet that has {@code meta nftrace} set. The headers and links come with the first
 * step in each chain only.
 *
 * @param id the same for all steps of one packet
 * @param family {@code NFPROTO_*} the packet is processed as
 * @param rule handle; 0 unless the step is a rule
 * @param verdict of the rule, or of the return
 * @param policy of the chain, for {@link Step#POLICY}
 * @param inputLink index
 * @param outputLink index
 * @param linkHeader Ethernet's; empty when it does not come along
 */
public record PacketTrace(
    int id,
    Step step,
    int family,
    String table,
    String chain,
    long rule,
    Optional<Verdict> verdict,
    Optional<Verdict> policy,
    OptionalInt inputLink,
    OptionalInt outputLink,
    int mark,
    Bytes linkHeader,
    Bytes networkHeader,
    Bytes transportHeader) {

  /** In the order of enum nft_trace_types, behind UNSPEC. */
  public enum Step {
    /** No rule decided and the chain's policy did. */
    POLICY,
    /** The chain ended without a decision and the packet went back. */
    RETURN,
    /** A rule matched. */
    RULE
  }

  /**
   * Reads an NFT_MSG_TRACE.
   *
   * @throws WireFormatException when it has not the form it should have
   */
  static PacketTrace decode(Attributes trace) {
    return new PacketTrace(
        trace.u32(6),
        WireEnum.at(Step.values(), trace.u32(4) - 1),
        trace.u32(15, 0),
        trace.textOrEmpty(1),
        trace.textOrEmpty(2),
        trace.u64(3, 0),
        trace.has(5) ? Optional.of(Verdict.decode(trace.nested(5))) : Optional.empty(),
        trace.has(16) ? Optional.of(new Verdict(trace.u32(16), "")) : Optional.empty(),
        trace.number(10),
        trace.number(12),
        trace.u32(14, 0),
        new Bytes(trace.bytesOrEmpty(7)),
        new Bytes(trace.bytesOrEmpty(8)),
        new Bytes(trace.bytesOrEmpty(9)));
  }

  /**
   * Whether this is no rule but the end of a chain, which kernels report as a rule with handle 0
   * (seen on 6.18). The policy or return follows.
   */
  public boolean isChainEnd() {
    return step == Step.RULE && rule == 0;
  }

  /** {@code trace id 5f3a1b2c tweed forward rule 7 (verdict accept)}. */
  @Override
  public String toString() {
    String what =
        switch (step) {
          case RULE -> "rule " + rule;
          case RETURN -> "return";
          case POLICY -> "policy " + policy.map(Verdict::toString).orElse("");
        };
    String where = table + " " + chain + " ";
    String decided = verdict.map(each -> " (verdict " + each + ")").orElse("");
    return "trace id %08x ".formatted(id) + where + what + decided;
  }
}
