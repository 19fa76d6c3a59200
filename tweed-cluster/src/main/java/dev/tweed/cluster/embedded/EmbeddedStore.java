package dev.tweed.cluster.embedded;

import dev.tweed.cluster.store.ClusterStore;
import dev.tweed.cluster.store.Entry;
import dev.tweed.cluster.store.Grant;
import dev.tweed.cluster.store.Listing;
import dev.tweed.cluster.store.StoreEvent;
import dev.tweed.cluster.store.StoreException;
import dev.tweed.cluster.store.Watch;
import dev.tweed.cluster.store.WriteOutcome;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A {@link ClusterStore} within this process, for one machine: a host on its own, a lab whose
 * agents share one instance.
 *
 * <p>Watches see an event as soon as it is made, each on a virtual thread of its own.
 */
public final class EmbeddedStore implements ClusterStore {

  private static final int HISTORY = 16_384;

  private final ReentrantLock lock = new ReentrantLock();
  private final StoreState state;
  private final History history;
  private final Deadlines deadlines;
  private boolean closed;

  private EmbeddedStore(StoreState state, StoreTimer timer, int historyLength) {
    this.state = state;
    this.history = new History(historyLength, state.revision());
    this.deadlines = new Deadlines(timer, this::wake);
  }

  /** An empty store that ends with the process. */
  public static EmbeddedStore inMemory() {
    return inMemory(StoreTimer.system(), HISTORY);
  }

  /**
   * An empty store that ends with the process.
   *
   * @param historyLength how many events a watch may be behind before it has to start over
   */
  public static EmbeddedStore inMemory(StoreTimer timer, int historyLength) {
    return new EmbeddedStore(new StoreState(), timer, historyLength);
  }

  @Override
  public Optional<Entry> read(String key) {
    return locked("read " + key, () -> state.entry(key));
  }

  @Override
  public Listing list(String prefix) {
    return locked(
        "list " + prefix, () -> new Listing(state.revision(), state.entriesUnder(prefix)));
  }

  @Override
  public WriteOutcome put(String key, String value, long expectedRevision, long grantId) {
    return locked(
        "put " + key,
        () -> {
          Optional<Entry> actual = state.entry(key);
          if (actual.map(Entry::revision).orElse(ABSENT) != expectedRevision) {
            return new WriteOutcome.Conflict(actual);
          }
          if (grantId != FOREVER && state.ttl(grantId).isEmpty()) {
            return new WriteOutcome.GrantGone(grantId);
          }
          commit(new Op.Put(key, value, grantId));
          return new WriteOutcome.Applied(state.revision());
        });
  }

  @Override
  public WriteOutcome delete(String key, long expectedRevision) {
    return locked(
        "delete " + key,
        () -> {
          Optional<Entry> actual = state.entry(key);
          if (actual.isEmpty() || actual.get().revision() != expectedRevision) {
            return new WriteOutcome.Conflict(actual);
          }
          commit(new Op.Delete(key));
          return new WriteOutcome.Applied(state.revision());
        });
  }

  @Override
  public Grant grant(Duration ttl) {
    if (ttl.isNegative() || ttl.isZero()) {
      throw new IllegalArgumentException("grant of " + ttl + ": must be longer than nothing");
    }
    return locked(
        "grant",
        () -> {
          Grant grant = new Grant(state.nextGrantId(), ttl);
          commit(new Op.StartGrant(grant.id(), ttl));
          deadlines.set(grant.id(), ttl);
          return grant;
        });
  }

  @Override
  public Optional<Grant> keepAlive(long grantId) {
    return locked(
        "keep grant " + grantId + " alive",
        () -> {
          Optional<Duration> ttl = state.ttl(grantId);
          ttl.ifPresent(time -> deadlines.set(grantId, time));
          return ttl.map(time -> new Grant(grantId, time));
        });
  }

  @Override
  public Optional<Duration> remaining(long grantId) {
    return locked("time left of grant " + grantId, () -> deadlines.remaining(grantId));
  }

  @Override
  public void revoke(long grantId) {
    locked(
        "revoke grant " + grantId,
        () -> {
          endGrant(grantId);
          return grantId;
        });
  }

  @Override
  public Watch watch(String prefix, long fromRevision, Consumer<StoreEvent> listener) {
    return locked(
        "watch " + prefix, () -> new HistoryWatch(history, prefix, fromRevision, listener).start());
  }

  /**
   * Forgets how the present state came to be: watches that have not seen all of it, and new ones
   * from an older revision, get a {@link StoreEvent.Resync}.
   */
  public void compact() {
    locked(
        "compact",
        () -> {
          history.compact();
          return state.revision();
        });
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      history.close();
    } finally {
      lock.unlock();
    }
  }

  private <T> T locked(String operation, Supplier<T> action) {
    lock.lock();
    try {
      if (closed) {
        throw new StoreException(
            StoreException.Kind.CLOSED, operation + ": the store is closed; open it again");
      }
      deadlines.due().forEach(this::endGrant);
      return action.get();
    } finally {
      lock.unlock();
    }
  }

  private void commit(Op op) {
    history.add(state.apply(op));
  }

  private void endGrant(long grantId) {
    if (state.ttl(grantId).isPresent()) {
      commit(new Op.EndGrant(grantId));
    }
    deadlines.remove(grantId);
  }

  private void wake() {
    lock.lock();
    try {
      if (!closed) {
        deadlines.due().forEach(this::endGrant);
      }
    } finally {
      lock.unlock();
    }
  }
}
