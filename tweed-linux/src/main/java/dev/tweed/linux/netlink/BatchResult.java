package dev.tweed.linux.netlink;

import java.util.List;

/**
 * What became of a batch.
 *
 * @param requested how many requests were sent
 * @param refusals the refused ones, in order; the others were carried out
 */
public record BatchResult(int requested, List<Refusal> refusals) {

  /**
   * A refused request.
   *
   * @param index its place in the batch
   */
  public record Refusal(int index, NetlinkException reason) {}

  public BatchResult {
    refusals = List.copyOf(refusals);
  }

  public boolean successful() {
    return refusals.isEmpty();
  }

  /**
   * Insists that all went well.
   *
   * @throws NetlinkException the first refusal, with the others suppressed
   */
  public void requireSuccess() {
    if (successful()) {
      return;
    }
    NetlinkException first = refusals.getFirst().reason();
    refusals.stream().skip(1).limit(10).forEach(refusal -> first.addSuppressed(refusal.reason()));
    throw first;
  }
}
