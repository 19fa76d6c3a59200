package dev.tweed.host;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The union of named parts, each replaced as a whole: what the host needs at any rate, what one
 * peer adds, what one container adds. Where two parts claim one key, the earlier claim holds and
 * the later one waits. Not safe for use by two threads.
 */
final class DesiredState {

  /** A part's wish for a key; {@code next} waits behind it. */
  private record Claim(String part, HostObject object, @Nullable Claim next) {

    @Nullable Claim without(String gone) {
      Claim rest = next == null ? null : next.without(gone);
      return part.equals(gone) ? rest : new Claim(part, object, rest);
    }

    Claim with(String claimant, HostObject wish) {
      if (part.equals(claimant)) {
        return new Claim(part, wish, next);
      }
      Claim rest = next == null ? new Claim(claimant, wish, null) : next.with(claimant, wish);
      return new Claim(part, object, rest);
    }
  }

  private final Map<String, List<HostObject>> parts = new HashMap<>();
  private final Map<Key, Claim> claims = new HashMap<>();

  /**
   * Replaces a part; an empty one is gone.
   *
   * @param dirty is given the keys that may have changed
   */
  void replace(String part, List<? extends HostObject> objects, Set<Key> dirty) {
    List<HostObject> before = parts.getOrDefault(part, List.of());
    if (before.equals(objects)) {
      return;
    }
    for (HostObject object : before) {
      claims.computeIfPresent(object.key(), (_, claim) -> claim.without(part));
      dirty.add(object.key());
    }
    for (HostObject object : objects) {
      claims.merge(
          object.key(), new Claim(part, object, null), (held, _) -> held.with(part, object));
      dirty.add(object.key());
    }
    if (objects.isEmpty()) {
      parts.remove(part);
    } else {
      parts.put(part, List.copyOf(objects));
    }
  }

  /** Desires nothing any more. */
  void clear(Set<Key> dirty) {
    dirty.addAll(claims.keySet());
    parts.clear();
    claims.clear();
  }

  @Nullable HostObject get(Key key) {
    Claim claim = claims.get(key);
    return claim == null ? null : claim.object();
  }

  Set<Key> keys() {
    return claims.keySet();
  }

  /** The keys a part claims. */
  List<Key> keys(String part) {
    return parts.getOrDefault(part, List.of()).stream().map(HostObject::key).toList();
  }

  /** Claims that another part's claim keeps from being fulfilled, as sentences. */
  List<String> contests() {
    List<String> contests = new ArrayList<>();
    for (Claim claim : claims.values()) {
      for (Claim next = claim.next(); next != null; next = next.next()) {
        contests.add(
            next.part()
                + " wants \""
                + next.object()
                + "\", but "
                + claim.part()
                + " has \""
                + claim.object()
                + "\"");
      }
    }
    return contests;
  }

  HostState snapshot() {
    return HostState.of(claims.values().stream().map(Claim::object).toList());
  }
}
