package dev.tweed.cluster.embedded;

import java.time.Duration;

/** One write to the store, decided: applying it cannot fail. The journal is a list of these. */
sealed interface Op {

  record Put(String key, String value, long grantId) implements Op {}

  record Delete(String key) implements Op {}

  record StartGrant(long id, Duration ttl) implements Op {}

  /** Deletes the grant's entries, all at one revision. */
  record EndGrant(long id) implements Op {}
}
