package dev.tweed.cluster.embedded;

import dev.tweed.cluster.store.ClusterStore;
import dev.tweed.cluster.store.Entry;
import dev.tweed.cluster.store.Grant;
import dev.tweed.cluster.store.Listing;
import dev.tweed.cluster.store.StoreEvent;
import dev.tweed.cluster.store.StoreException;
import dev.tweed.cluster.store.Watch;
import dev.tweed.cluster.store.WriteOutcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A {@link ClusterStore} within this process, for one machine: a host on its own, a lab whose
 * agents share one instance.
 *
 * <p>With a directory it survives a restart and the death of the process at any moment; one process
 * at a time. After a restart every grant has its whole time again, as with etcd's, for nobody could
 * keep it alive meanwhile; and watches from before start over with a {@link StoreEvent.Resync}.
 *
 * <p>A watch is told of an event as soon as it is made, on a virtual thread of its own.
 */
public final class EmbeddedStore implements ClusterStore {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedStore.class);
  private static final int HISTORY = 16_384;
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final ReentrantLock lock = new ReentrantLock();
  private final StoreState state;
  private final Optional<Journal> journal;
  private final History history;
  private final Deadlines deadlines;
  private boolean closed;

  private EmbeddedStore(
      StoreState state, Optional<Journal> journal, StoreTimer timer, int historyLength) {
    this.state = state;
    this.journal = journal;
    this.history = new History(historyLength, state.revision());
    this.deadlines = new Deadlines(timer, this::wake);
    state.grants().forEach(grant -> deadlines.set(grant.id(), grant.ttl()));
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
    return new EmbeddedStore(new StoreState(), Optional.empty(), timer, historyLength);
  }

  /**
   * The store kept in this directory, which is created if need be.
   *
   * @throws StoreException {@code PERMISSION} when another process has it, {@code DAMAGED} when it
   *     cannot be read
   */
  public static EmbeddedStore open(Path directory) {
    return open(directory, StoreTimer.system(), HISTORY);
  }

  /** The store kept in this directory; see {@link #open(Path)} and {@link #inMemory}. */
  public static EmbeddedStore open(Path directory, StoreTimer timer, int historyLength) {
    StoreState state = new StoreState();
    Journal journal = Journal.open(directory, state);
    return new EmbeddedStore(state, Optional.of(journal), timer, historyLength);
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
      if (!closed) {
        closed = true;
        history.close();
        journal.ifPresent(Journal::close);
      }
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
      endDueGrants();
      return action.get();
    } finally {
      lock.unlock();
    }
  }

  private void commit(Op op) {
    journal.ifPresent(file -> file.append(op));
    history.add(state.apply(op));
    journal.ifPresent(file -> file.rewriteIfLong(state));
  }

  private void endGrant(long grantId) {
    if (state.ttl(grantId).isPresent()) {
      commit(new Op.EndGrant(grantId));
    }
    deadlines.remove(grantId);
  }

  /** A full disk must not make a grant last for ever, nor keep others from reading. */
  private void endDueGrants() {
    for (long grantId : deadlines.due()) {
      try {
        endGrant(grantId);
      } catch (StoreException e) {
        LOG.warn("end grant {}: {}; again in {}", grantId, e.getMessage(), RETRY);
        deadlines.set(grantId, RETRY);
      }
    }
  }

  private void wake() {
    lock.lock();
    try {
      if (!closed) {
        endDueGrants();
      }
    } finally {
      lock.unlock();
    }
  }
}
