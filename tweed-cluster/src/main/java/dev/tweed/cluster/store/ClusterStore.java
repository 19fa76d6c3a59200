package dev.tweed.cluster.store;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What all hosts share: a small map from key to text, with revisions, time grants and watches.
 *
 * <p>This is the port. It is as much of etcd's v3 API as Tweed needs, call for call (range,
 * transaction with one comparison, lease grant/keep-alive/revoke/time-to-live, watch), and knows
 * nothing of networks: {@code LeaseBook} does.
 *
 * <p>A revision counts the writes of the whole store. It starts at 1 for an empty store and never
 * goes back.
 *
 * <p>Thread-safe. Calls block until the store has answered or its own time limit is over; all throw
 * {@link StoreException}, and nothing else, when the store fails.
 */
public interface ClusterStore extends AutoCloseable {

  /** For {@code expectedRevision}: only if there is no such key. */
  long ABSENT = 0;

  /** For {@code grantId}: stays until deleted. */
  long FOREVER = 0;

  /** What is at this key. */
  Optional<Entry> read(String key);

  /** All entries whose key starts with {@code prefix}, from one moment. */
  Listing list(String prefix);

  /**
   * Writes if the entry is still as the caller knows it.
   *
   * @param expectedRevision of the entry, or {@link #ABSENT}
   * @param grantId of a grant, or {@link #FOREVER}
   */
  WriteOutcome put(String key, String value, long expectedRevision, long grantId);

  /**
   * Deletes if the entry is still as the caller knows it.
   *
   * @param expectedRevision of the entry, never {@link #ABSENT}
   */
  WriteOutcome delete(String key, long expectedRevision);

  /** Time for entries to live. Whole seconds on etcd. */
  Grant grant(Duration ttl);

  /** Gives the grant its whole time again; absent when it has ended. */
  Optional<Grant> keepAlive(long grantId);

  /** How long the grant still lasts; absent when it has ended. */
  Optional<Duration> remaining(long grantId);

  /** Ends the grant now, deleting its entries. No grant, no effect. */
  void revoke(long grantId);

  /**
   * Tells of every change under {@code prefix}, once each, in the order they were made, from {@code
   * fromRevision} on (that included). Ends with {@link StoreEvent.Resync} when that is no longer
   * possible; a lost connection alone does not end it.
   *
   * <p>One of the store's own threads calls the listener, one event at a time. A slow listener
   * delays itself only. It may call the store. It must not do work that is bound to a thread, such
   * as entering a network namespace: let it note the event and wake whoever does the work.
   *
   * @param fromRevision one more than the {@link Listing}'s, to continue from it
   */
  Watch watch(String prefix, long fromRevision, Consumer<StoreEvent> listener);

  /** Ends all watches. Grants go on. */
  @Override
  void close();
}
