package dev.tweed.cluster.embedded;

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

  /** 1 when empty, as etcd's. */
  private long revision = 1;

  private long lastGrantId;

  /** Applies it and tells what watches have to know. */
  List<StoreEvent> apply(Op op) {
    return switch (op) {
      case Op.Put put -> List.of(put(put));
      case Op.Delete delete -> delete(List.of(delete.key()));
      case Op.StartGrant start -> startGrant(start);
      case Op.EndGrant end -> {
        Held held = grants.remove(end.id());
        yield held == null ? List.of() : delete(held.keys());
      }
      case Op.Begin begin -> {
        revision = begin.revision();
        lastGrantId = begin.lastGrantId();
        yield List.of();
      }
      case Op.Restore restore -> {
        replace(restore.entry());
        yield List.of();
      }
      case Op.Complete _ -> List.of();
    };
  }

  /** Steps that lead from an empty state to this one. */
  List<Op> snapshot() {
    List<Op> ops = new ArrayList<>(entries.size() + grants.size() + 2);
    ops.add(new Op.Begin(revision, lastGrantId));
    grants().forEach(grant -> ops.add(new Op.StartGrant(grant.id(), grant.ttl())));
    entries.values().forEach(entry -> ops.add(new Op.Restore(entry)));
    ops.add(new Op.Complete());
    return ops;
  }

  long revision() {
    return revision;
  }

  long nextGrantId() {
    return lastGrantId + 1;
  }

  Optional<Entry> entry(String key) {
    return Optional.ofNullable(entries.get(key));
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
    long version = entry(put.key()).map(Entry::version).orElse(0L) + 1;
    Entry entry = new Entry(put.key(), put.value(), version, ++revision, put.grantId());
    replace(entry);
    return new StoreEvent.Put(entry);
  }

  private List<StoreEvent> delete(Collection<String> keys) {
    if (keys.isEmpty()) {
      return List.of();
    }
    revision++;
    List<StoreEvent> events = new ArrayList<>(keys.size());
    for (String key : List.copyOf(keys)) {
      detach(Optional.ofNullable(entries.remove(key)));
      events.add(new StoreEvent.Deleted(key, revision));
    }
    return events;
  }

  private List<StoreEvent> startGrant(Op.StartGrant start) {
    lastGrantId = Math.max(lastGrantId, start.id());
    grants.put(start.id(), new Held(new Grant(start.id(), start.ttl()), new TreeSet<>()));
    return List.of();
  }

  private void replace(Entry entry) {
    detach(Optional.ofNullable(entries.put(entry.key(), entry)));
    Held held = grants.get(entry.grantId());
    if (held != null) {
      held.keys().add(entry.key());
    }
  }

  private void detach(Optional<Entry> entry) {
    entry
        .map(old -> grants.get(old.grantId()))
        .ifPresent(held -> held.keys().remove(entry.get().key()));
  }
}
