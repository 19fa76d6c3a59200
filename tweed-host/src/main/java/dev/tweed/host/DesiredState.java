package dev.tweed.host;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
    if (!before.isEmpty()) {
      withdraw(part, before, objects, dirty);
    }
    for (HostObject object : objects) {
      Key key = object.key();
      claims.merge(key, new Claim(part, object, null), (held, _) -> held.with(part, object));
      dirty.add(key);
    }
    if (objects.isEmpty()) {
      parts.remove(part);
    } else {
      parts.put(part, List.copyOf(objects));
    }
  }

  /** Withdraws the claims that are not among the new ones. */
  private void withdraw(
      String part, List<HostObject> before, List<? extends HostObject> now, Set<Key> dirty) {
    Set<Key> kept = new HashSet<>();
    now.forEach(object -> kept.add(object.key()));
    for (HostObject object : before) {
      Key key = object.key();
      if (!kept.contains(key)) {
        claims.computeIfPresent(key, (_, claim) -> claim.without(part));
        dirty.add(key);
      }
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

  /** What a part claims in vain since another part's claim differs and is older, as sentences. */
  List<String> contests(String part) {
    List<String> contests = new ArrayList<>();
    for (HostObject wanted : parts.getOrDefault(part, List.of())) {
      Claim claim = claims.get(wanted.key());
      if (claim != null && !claim.object().equals(wanted)) {
        contests.add(
            part
                + " wants \""
                + wanted
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
