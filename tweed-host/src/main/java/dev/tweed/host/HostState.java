package dev.tweed.host;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a host's kernel holds, or should hold: at most one object per key. */
public final class HostState {

  private final Map<Key, HostObject> objects;

  private HostState(Map<Key, HostObject> objects) {
    this.objects = Collections.unmodifiableMap(objects);
  }

  /**
   * A state of these objects.
   *
   * @throws IllegalArgumentException when two share a key and differ
   */
  public static HostState of(Collection<? extends HostObject> objects) {
    Map<Key, HostObject> byKey = new LinkedHashMap<>();
    for (HostObject object : objects) {
      HostObject other = byKey.put(object.key(), object);
      if (other != null && !other.equals(object)) {
        throw new IllegalArgumentException(
            "\"" + other + "\" and \"" + object + "\" exclude each other");
      }
    }
    return new HostState(byKey);
  }

  public @Nullable HostObject get(Key key) {
    return objects.get(key);
  }

  public Set<Key> keys() {
    return objects.keySet();
  }

  public Collection<HostObject> objects() {
    return objects.values();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HostState state && objects.equals(state.objects);
  }

  @Override
  public int hashCode() {
    return objects.hashCode();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    objects.values().stream()
        .map(CommandLine::create)
        .sorted()
        .forEach(l -> text.append(l).append('\n'));
    return text.toString();
  }
}
