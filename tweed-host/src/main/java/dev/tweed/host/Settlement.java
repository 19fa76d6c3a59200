package dev.tweed.host;

import dev.tweed.linux.KernelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What one round of work came to.
 *
 * @param changes what was carried out, in order
 * @param repairs those of them that undid what others had done to objects of ours
 * @param refusals what the kernel refused; tried again later
 * @param waiting what cannot be tried while a link is missing
 * @param conflicts what was left alone since it is not ours
 */
public record Settlement(
    List<Change> changes,
    List<Change> repairs,
    List<Refusal> refusals,
    List<Change> waiting,
    List<Conflict> conflicts) {

  /** A change and the kernel's reason not to make it. */
  public record Refusal(Change change, KernelException reason) {}

  /** Whether the kernel holds what is desired. */
  public boolean complete() {
    return refusals.isEmpty() && waiting.isEmpty() && conflicts.isEmpty();
  }

  /** Whether nothing happened and nothing is wrong. */
  public boolean isQuiet() {
    return changes.isEmpty() && complete();
  }

  /** What is not as desired, one line each. */
  public List<String> failures() {
    return failures(_ -> true);
  }

  /** What is not as desired under these keys, which are asked for only then; one line each. */
  List<String> failuresOf(Supplier<List<Key>> keys) {
    return complete() ? List.of() : failures(Set.copyOf(keys.get())::contains);
  }

  private List<String> failures(Predicate<Key> which) {
    List<String> reasons = new ArrayList<>();
    for (Refusal refusal : refusals) {
      if (which.test(refusal.change().key())) {
        reasons.add(refusal.reason().getMessage());
      }
    }
    for (Conflict conflict : conflicts) {
      if (which.test(conflict.desired().key())) {
        reasons.add(conflict.toString());
      }
    }
    for (Change change : waiting) {
      if (which.test(change.key())) {
        reasons.add("\"" + change + "\" waits for a link that is not there");
      }
    }
    return reasons;
  }
}
