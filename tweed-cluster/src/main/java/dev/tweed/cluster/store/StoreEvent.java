package dev.tweed.cluster.store;

/** What a {@link Watch} tells. */
public sealed interface StoreEvent {

  /** The entry was created or changed; its revision is the event's. */
  record Put(Entry entry) implements StoreEvent {}

  /** The entry was deleted, by a caller or because its grant ended. */
  record Deleted(String key, long revision) implements StoreEvent {}

  /**
   * The last event of this watch: the store no longer has what the watch would have to tell next.
   * List again and watch from there.
   *
   * @param reason for the log
   */
  record Resync(String reason) implements StoreEvent {}
}
