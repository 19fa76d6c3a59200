package dev.tweed.host;

import dev.tweed.linux.Errno;
import dev.tweed.linux.KernelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What one round of work came to.
 *
 * @param changes what was carried out, in order
 * @param repairs those of them that undid what others had done to objects of ours
 * @param refusals what the kernel refused; tried again later
 * @param waiting what cannot be tried while a link is missing, or was done and did not last
 * @param conflicts what was left alone since it is not ours
 * @param trouble why the round came to an early end, if it did; all is looked at again soon
 */
public record Settlement(
    List<Change> changes,
    List<Change> repairs,
    List<Refusal> refusals,
    List<Change> waiting,
    List<Conflict> conflicts,
    Optional<String> trouble) {

  /** Of a round that came to nothing. */
  static Settlement failed(String trouble) {
    return new Settlement(
        List.of(), List.of(), List.of(), List.of(), List.of(), Optional.of(trouble));
  }

  private static final String UNDONE =
      "was done again and again without effect: somebody undoes it; find out who, and stop them";

  private static final String WAITING =
      "waits for a link or next hop that is not there, or is not Tweed's";

  /** A change and the kernel's reason not to make it. */
  public record Refusal(Change change, KernelException reason) {

    /** What was asked, what the kernel says, and what to do about it. */
    @Override
    public String toString() {
      boolean noSuchKind =
          change instanceof Change.Create(HostLink _) && reason.errno().equals(Errno.EOPNOTSUPP);
      return reason.getMessage()
          + (noSuchKind ? "; the kernel lacks this kind of link, load its module" : "");
    }
  }

  /** Whether the kernel holds what is desired. */
  public boolean complete() {
    return refusals.isEmpty() && waiting.isEmpty() && conflicts.isEmpty() && trouble.isEmpty();
  }

  /** Whether nothing happened and nothing is wrong. */
  public boolean isQuiet() {
    return changes.isEmpty() && complete();
  }

  /**
   * What is not as desired, one line each; what only waits is left out while there is a reason why.
   */
  public List<String> failures() {
    return failures(_ -> true);
  }

  /** What is not as desired under these keys, which are asked for only then; one line each. */
  List<String> failuresOf(Supplier<List<Key>> keys) {
    return complete() ? List.of() : failures(Set.copyOf(keys.get())::contains);
  }

  private List<String> failures(Predicate<Key> which) {
    List<String> reasons = new ArrayList<>(trouble.stream().toList());
    for (Refusal refusal : refusals) {
      if (which.test(refusal.change().key())) {
        reasons.add(refusal.toString());
      }
    }
    for (Conflict conflict : conflicts) {
      if (which.test(conflict.desired().key())) {
        reasons.add(conflict.toString());
      }
    }
    boolean knowsCause = !reasons.isEmpty();
    for (Change change : waiting) {
      boolean undone = changes.contains(change);
      if (which.test(change.key()) && (undone || !knowsCause)) {
        reasons.add("\"" + change + "\" " + (undone ? UNDONE : WAITING));
      }
    }
    return reasons;
  }
}
