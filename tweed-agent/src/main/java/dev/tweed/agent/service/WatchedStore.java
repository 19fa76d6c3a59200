package dev.tweed.agent.service;

import dev.tweed.cluster.store.ClusterStore;
import dev.tweed.cluster.store.Entry;
import dev.tweed.cluster.store.Grant;
import dev.tweed.cluster.store.Listing;
import dev.tweed.cluster.store.StoreEvent;
import dev.tweed.cluster.store.Watch;
import dev.tweed.cluster.store.WriteOutcome;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** A store of which note is taken how it answers. */
record WatchedStore(ClusterStore store, StoreHealth health) implements ClusterStore {

  @Override
  public Optional<Entry> read(String key) {
    return health.watched(() -> store.read(key));
  }

  @Override
  public Listing list(String prefix) {
    return health.watched(() -> store.list(prefix));
  }

  @Override
  public WriteOutcome put(String key, String value, long expectedRevision, long grantId) {
    return health.watched(() -> store.put(key, value, expectedRevision, grantId));
  }

  @Override
  public WriteOutcome delete(String key, long expectedRevision) {
    return health.watched(() -> store.delete(key, expectedRevision));
  }

  @Override
  public Grant grant(Duration ttl) {
    return health.watched(() -> store.grant(ttl));
  }

  @Override
  public Optional<Grant> keepAlive(long grantId) {
    return health.watched(() -> store.keepAlive(grantId));
  }

  @Override
  public Optional<Duration> remaining(long grantId) {
    return health.watched(() -> store.remaining(grantId));
  }

  @Override
  public void revoke(long grantId) {
    health.watched(() -> {
      store.revoke(grantId);
      return grantId;
    });
  }

  /** Not timed: it has no end. */
  @Override
  public Watch watch(String prefix, long fromRevision, Consumer<StoreEvent> listener) {
    return store.watch(prefix, fromRevision, listener);
  }

  @Override
  public void close() {
    store.close();
  }
}
