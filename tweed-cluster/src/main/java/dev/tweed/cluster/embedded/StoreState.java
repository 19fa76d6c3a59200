package dev.tweed.cluster.embedded;

import dev.tweed.cluster.store.ClusterStore;
import dev.tweed.cluster.store.Entry;
import dev.tweed.cluster.store.Grant;
import dev.tweed.cluster.store.StoreEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the store holds: a fold over {@link Op}s, so that a journal read again leads to the same
 * state with the same revisions. Not thread-safe.
 */
final class StoreState {

  private record Held(Grant grant, TreeSet<String> keys) {}

  private final TreeMap<String, Entry> entries = new TreeMap<>();
  private final Map<Long, Held> grants = new HashMap<>();
  private long revision;
  private long lastGrantId;

  /** Empty, at revision 1, as a new etcd. */
  StoreState() {
    this(1, 0);
  }

  StoreState(long revision, long lastGrantId) {
    this.revision = revision;
    this.lastGrantId = lastGrantId;
  }

  /** Applies it and tells what watchers have to know. */
  List<StoreEvent> apply(Op op) {
    return switch (op) {
      case Op.Put put -> List.of(put(put));
      case Op.Delete delete -> delete(List.of(delete.key()));
      case Op.StartGrant start -> {
        lastGrantId = Math.max(lastGrantId, start.id());
        grants.put(start.id(), new Held(new Grant(start.id(), start.ttl()), new TreeSet<>()));
        yield List.of();
      }
      case Op.EndGrant end -> {
        Held held = grants.remove(end.id());
        yield held == null ? List.of() : delete(held.keys());
      }
    };
  }

  /** Puts an entry back as it was, when a snapshot is read. */
  void restore(Entry entry) {
    entries.put(entry.key(), entry);
    attach(entry);
  }

  long revision() {
    return revision;
  }

  long lastGrantId() {
    return lastGrantId;
  }

  long nextGrantId() {
    return lastGrantId + 1;
  }

  Optional<Entry> entry(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  Collection<Entry> entries() {
    return entries.values();
  }

  List<Entry> entriesUnder(String prefix) {
    List<Entry> found = new ArrayList<>();
    for (Entry entry : entries.tailMap(prefix).values()) {
      if (!entry.key().startsWith(prefix)) {
        break;
      }
      found.add(entry);
    }
    return found;
  }

  Optional<Duration> ttl(long grantId) {
    return Optional.ofNullable(grants.get(grantId)).map(held -> held.grant().ttl());
  }

  List<Grant> grants() {
    return grants.values().stream().map(Held::grant).toList();
  }

  private StoreEvent put(Op.Put put) {
    Entry before = entries.get(put.key());
    long version = before == null ? 1 : before.version() + 1;
    detach(before);
    Entry entry = new Entry(put.key(), put.value(), version, ++revision, put.grantId());
    entries.put(entry.key(), entry);
    attach(entry);
    return new StoreEvent.Put(entry);
  }

  private List<StoreEvent> delete(Collection<String> keys) {
    if (keys.isEmpty()) {
      return List.of();
    }
    revision++;
    List<StoreEvent> events = new ArrayList<>(keys.size());
    for (String key : keys) {
      detach(entries.remove(key));
      events.add(new StoreEvent.Deleted(key, revision));
    }
    return events;
  }

  private void attach(Entry entry) {
    Held held = grants.get(entry.grantId());
    if (entry.grantId() != ClusterStore.FOREVER && held != null) {
      held.keys().add(entry.key());
    }
  }

  private void detach(@org.jspecify.annotations.Nullable Entry entry) {
    Held held = entry == null ? null : grants.get(entry.grantId());
    if (entry != null && held != null) {
      held.keys().remove(entry.key());
    }
  }
}
