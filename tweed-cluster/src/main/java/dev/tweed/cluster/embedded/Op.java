package dev.tweed.cluster.embedded;

import dev.tweed.cluster.store.Entry;
import java.time.Duration;

/** One step from a {@link StoreState} to the next, already decided on: applying it cannot fail. */
sealed interface Op {

  record Put(String key, String value, long grantId) implements Op {}

  record Delete(String key) implements Op {}

  record StartGrant(long id, Duration ttl) implements Op {}

  /** Deletes the grant's entries, all at one revision. */
  record EndGrant(long id) implements Op {}

  /** First of a snapshot: where the counters stand. */
  record Begin(long revision, long lastGrantId) implements Op {}

  /** Part of a snapshot: an entry as it was. Its grant was started before. */
  record Restore(Entry entry) implements Op {}

  /** Last of a snapshot. */
  record Complete() implements Op {}
}
