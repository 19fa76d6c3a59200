package dev.tweed.linux.nft;

import dev.tweed.linux.netlink.BatchResult;
import dev.tweed.linux.netlink.NetlinkException;
import java.util.List;

/** What became of a transaction. */
public sealed interface TransactionOutcome {

  /** All of it was carried out. */
  record Committed() implements TransactionOutcome {}

  /**
   * None of it was, because the rule set is not in the generation it was {@linkplain
   * Transaction#basedOn based on} any more (ERESTART): list again and decide again.
   */
  record GenerationMoved() implements TransactionOutcome {}

  /**
   * None of it was, because of these requests.
   *
   * @param refusals {@link BatchResult.Refusal#index} counts the transaction's messages from 0; -1
   *     for the transaction as a whole
   */
  record Refused(List<BatchResult.Refusal> refusals) implements TransactionOutcome {
    public Refused {
      refusals = List.copyOf(refusals);
    }
  }

  /**
   * Insists that it was carried out.
   *
   * @throws NetlinkException the first refusal, with the others suppressed
   * @throws IllegalStateException when the generation moved
   */
  default void requireCommitted() {
    switch (this) {
      case Committed() -> {}
      case GenerationMoved() ->
          throw new IllegalStateException(
              "nft transaction: the rule set changed meanwhile; list it and try again");
      case Refused(List<BatchResult.Refusal> refusals) ->
          new BatchResult(refusals.size(), refusals).requireSuccess();
    }
  }
}
