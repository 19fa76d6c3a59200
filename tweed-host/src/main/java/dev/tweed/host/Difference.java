package dev.tweed.host;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What separates the observed from the desired state. Pure: the same two states give the same
 * difference, whether it is applied, printed, explained or asserted.
 *
 * @param changes in an order that can be carried out: things are made before things are taken away,
 *     so that nothing is missing in between
 * @param conflicts what cannot be had without touching what is not ours
 */
public record Difference(List<Change> changes, List<Conflict> conflicts) {

  private static final int KINDS = Key.Kind.values().length;

  public Difference {
    changes = inOrder(changes);
    conflicts = List.copyOf(conflicts);
  }

  /** Sorts by rank, in one walk: there are thousands of changes and a dozen ranks. */
  private static List<Change> inOrder(List<Change> changes) {
    SortedMap<Integer, List<Change>> byRank = new TreeMap<>();
    for (Change change : changes) {
      byRank.computeIfAbsent(rank(change), _ -> new ArrayList<>()).add(change);
    }
    List<Change> ordered = new ArrayList<>(changes.size());
    byRank.values().forEach(ordered::addAll);
    return Collections.unmodifiableList(ordered);
  }

  /** The whole difference. */
  public static Difference between(HostState desired, HostState observed) {
    Set<Key> keys = new LinkedHashSet<>(desired.keys());
    keys.addAll(observed.keys());
    return between(desired::get, observed::get, keys, _ -> false);
  }

  /** One side of a comparison: what is there under a key, or null. */
  @FunctionalInterface
  interface Side {
    @Nullable HostObject get(Key key);
  }

  /**
   * The difference at some keys.
   *
   * @param writtenBefore whether an object under a key was put there by us, so that what others
   *     have made of it since is damage and not a conflict
   */
  static Difference between(
      Side desired, Side observed, Iterable<Key> keys, Predicate<Key> writtenBefore) {
    List<Change> changes = new ArrayList<>();
    List<Conflict> conflicts = new ArrayList<>();
    for (Key key : keys) {
      HostObject wanted = desired.get(key);
      HostObject there = observed.get(key);
      if (wanted == null) {
        if (there != null && there.ours()) {
          changes.add(new Change.Delete(there));
        }
      } else if (there == null) {
        if (creatable(wanted)) {
          changes.add(new Change.Create(wanted));
        }
      } else if (!wanted.satisfiedBy(there)) {
        if (mayChange(wanted, there, writtenBefore)) {
          changes.add(change(wanted, there));
        } else {
          conflicts.add(new Conflict(wanted, there));
        }
      }
    }
    return new Difference(changes, conflicts);
  }

  public boolean isEmpty() {
    return changes.isEmpty() && conflicts.isEmpty();
  }

  /** A link that others make is looked after while it is there, and not missed when it is gone. */
  private static boolean creatable(HostObject wanted) {
    return switch (wanted) {
      case HostLink link -> !(link.shape() instanceof LinkShape.Foreign);
      case HostSysctl sysctl -> sysctl.required();
      default -> true;
    };
  }

  private static boolean mayChange(HostObject wanted, HostObject there, Predicate<Key> written) {
    return switch (wanted) {
      case HostLink link -> sameShape(link, there) || there.ours();
      case HostRoute _, HostNexthop _ -> there.ours() || written.test(wanted.key());
      default -> true;
    };
  }

  private static Change change(HostObject wanted, HostObject there) {
    return wanted instanceof HostLink link && !sameShape(link, there)
        ? new Change.Discard((HostLink) there, link)
        : new Change.Update(wanted, there);
  }

  private static boolean sameShape(HostLink wanted, HostObject there) {
    return there instanceof HostLink link && wanted.shape().matches(link.shape());
  }

  /** Links first, what lives on them next, routes last; then takings-away in the opposite order. */
  private static int rank(Change change) {
    int kind = change.object().kind().ordinal();
    return switch (change) {
      case Change.Discard _ -> -1;
      case Change.Create _, Change.Update _ -> kind;
      case Change.Delete _ -> 2 * KINDS - kind;
    };
  }
}
