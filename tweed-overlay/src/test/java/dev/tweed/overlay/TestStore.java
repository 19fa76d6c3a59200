package dev.tweed.overlay;

import dev.tweed.cluster.embedded.EmbeddedStore;
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
import java.util.function.Consumer;

/**
 * A store that can be out of reach, and whose watches tell only what a test lets them tell, on the
 * test's own thread.
 */
final class TestStore implements ClusterStore {

  private final ClusterStore store;
  private Consumer<StoreEvent> listener = _ -> {};
  private boolean away;
  private int watches;

  TestStore(ManualTime time) {
    store = EmbeddedStore.inMemory(time, 1000);
  }

  void away(boolean now) {
    away = now;
  }

  void tell(StoreEvent event) {
    listener.accept(event);
  }

  /** How many watches were opened. */
  int watches() {
    return watches;
  }

  private ClusterStore reached() {
    if (away) {
      throw new StoreException(StoreException.Kind.UNAVAILABLE, "the store is away");
    }
    return store;
  }

  @Override
  public Optional<Entry> read(String key) {
    return reached().read(key);
  }

  @Override
  public Listing list(String prefix) {
    return reached().list(prefix);
  }

  @Override
  public WriteOutcome put(String key, String value, long expectedRevision, long grantId) {
    return reached().put(key, value, expectedRevision, grantId);
  }

  @Override
  public WriteOutcome delete(String key, long expectedRevision) {
    return reached().delete(key, expectedRevision);
  }

  @Override
  public Grant grant(Duration ttl) {
    return reached().grant(ttl);
  }

  @Override
  public Optional<Grant> keepAlive(long grantId) {
    return reached().keepAlive(grantId);
  }

  @Override
  public Optional<Duration> remaining(long grantId) {
    return reached().remaining(grantId);
  }

  @Override
  public void revoke(long grantId) {
    reached().revoke(grantId);
  }

  @Override
  public Watch watch(String prefix, long fromRevision, Consumer<StoreEvent> teller) {
    var _ = reached();
    listener = teller;
    watches++;
    return () -> listener = _ -> {};
  }

  @Override
  public void close() {
    store.close();
  }
}
