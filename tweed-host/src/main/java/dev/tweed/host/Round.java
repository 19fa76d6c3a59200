package dev.tweed.host;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One round of the reconciler's work: takes the difference and carries it out until none is left
 * that can be. Several passes are usual, since a link must be there before those that live on it
 * can name it by its number.
 */
final class Round {

  /** A discarded link, its successor, its settings, what lives on it; the rest is to spare. */
  private static final int MOST_PASSES = 10;

  private final DesiredState desired;
  private final Observer observer;
  private final Executor executor;
  private final Set<Key> written;
  private final Set<Key> asked;
  private final Map<Key, Settlement.Refusal> refusals;

  private final List<Change> changes = new ArrayList<>();
  private final List<Change> repairs = new ArrayList<>();

  /**
   * @param written keys under which the reconciler has put or found what is desired; kept up to
   *     date
   * @param asked keys whose desired object may have changed: what is done about them is no repair
   * @param refusals what was refused before and is not to be tried in this round; added to
   */
  Round(
      DesiredState desired,
      Observer observer,
      Executor executor,
      Set<Key> written,
      Set<Key> asked,
      Map<Key, Settlement.Refusal> refusals) {
    this.desired = desired;
    this.observer = observer;
    this.executor = executor;
    this.written = written;
    this.asked = asked;
    this.refusals = refusals;
  }

  /**
   * Works.
   *
   * @param dirty the keys to look at
   */
  Settlement settle(Set<Key> dirty) {
    Difference difference = at(dirty);
    for (int pass = 0; pass < MOST_PASSES; pass++) {
      List<Change> ready = executor.ready(open(difference), others(difference));
      if (ready.isEmpty()) {
        break;
      }
      Set<Key> next = new LinkedHashSet<>();
      carryOut(ready, next);
      lookAgain(difference, ready.size() < difference.changes().size(), next);
      difference = at(next);
    }
    return settlement(difference);
  }

  /** What is not settled by what was carried out: {@code next} gets its keys. */
  private static void lookAgain(Difference difference, boolean someWaited, Set<Key> next) {
    for (Change change : difference.changes()) {
      if (someWaited || !Observer.outcomeIsKnown(change)) {
        next.add(change.key());
      }
    }
    difference.conflicts().forEach(conflict -> next.add(conflict.desired().key()));
  }

  private Difference at(Set<Key> keys) {
    Difference difference =
        Difference.between(desired::get, observer::get, keys, written::contains);
    if (difference.changes().size() + difference.conflicts().size() < keys.size()) {
      noteSettled(keys, difference);
    }
    return difference;
  }

  private void noteSettled(Set<Key> keys, Difference difference) {
    Set<Key> differing = new HashSet<>();
    difference.changes().forEach(change -> differing.add(change.key()));
    difference.conflicts().forEach(conflict -> differing.add(conflict.desired().key()));
    for (Key key : keys) {
      if (!differing.contains(key)) {
        settled(key);
      }
    }
  }

  /** What is as desired counts as ours, whoever put it there: a former run did, as a rule. */
  private void settled(Key key) {
    if (desired.get(key) == null) {
      written.remove(key);
    } else {
      written.add(key);
    }
  }

  private static Set<String> others(Difference difference) {
    return difference.conflicts().stream()
        .filter(conflict -> conflict.desired() instanceof HostLink)
        .map(conflict -> ((HostLink) conflict.desired()).name())
        .collect(Collectors.toSet());
  }

  /** The changes that have not been refused in this round. */
  private List<Change> open(Difference difference) {
    return refusals.isEmpty()
        ? difference.changes()
        : difference.changes().stream().filter(c -> !refusals.containsKey(c.key())).toList();
  }

  /**
   * Carries changes out and notes what came of them; {@code dirty} gets what they brought about.
   */
  private void carryOut(List<Change> ready, Set<Key> dirty) {
    Map<Key, Settlement.Refusal> refused = new LinkedHashMap<>();
    for (Settlement.Refusal refusal : executor.apply(ready, written::contains)) {
      refused.put(refusal.change().key(), refusal);
    }
    List<Change> done =
        refused.isEmpty()
            ? ready
            : ready.stream().filter(change -> !refused.containsKey(change.key())).toList();
    note(done);
    observer.wrote(done);
    if (done.stream().anyMatch(change -> change.object() instanceof HostLink)) {
      dirty.addAll(refusals.keySet()); // refused, perhaps, since that link was on its way
      refusals.clear();
    }
    refusals.putAll(refused);
    Set<Key> changed = new LinkedHashSet<>();
    observer.catchUp(desired.keys(), changed);
    refusals.keySet().removeAll(changed); // refused, perhaps, since that went away meanwhile
    dirty.addAll(changed);
  }

  private void note(List<Change> done) {
    changes.addAll(done);
    for (Change change : done) {
      Key key = change.key();
      boolean before = change instanceof Change.Delete ? written.remove(key) : !written.add(key);
      if (before && !asked.contains(key)) {
        repairs.add(change);
      }
    }
  }

  private Settlement settlement(Difference last) {
    List<Change> waiting =
        last.changes().stream().filter(change -> !refusals.containsKey(change.key())).toList();
    return new Settlement(
        changes,
        repairs,
        List.copyOf(refusals.values()),
        waiting,
        last.conflicts(),
        Optional.empty());
  }
}
