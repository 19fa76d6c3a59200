package dev.tweed.cluster;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything all hosts agreed on, at one moment.
 *
 * @param revision the store's at that moment
 * @param config absent when there is none, or none that can be used
 * @param configRevision when it was last written; 0 when there is none. Not 0 and no {@code config}
 *     means that it is among the problems
 * @param leases by key
 * @param problems entries that could not be read, and so have no effect
 */
public record ClusterView(
    long revision,
    Optional<NetworkConfig> config,
    long configRevision,
    SortedMap<LeaseKey, SubnetLease> leases,
    List<Problem> problems) {

  public ClusterView {
    leases = Collections.unmodifiableSortedMap(new TreeMap<>(leases));
    problems = List.copyOf(problems);
  }

  /**
   * An entry that could not be read.
   *
   * @param key in the store
   * @param reason one line
   * @param revision when it was last written
   */
  public record Problem(String key, String reason, long revision) {
    @Override
    public String toString() {
      return key + " (revision " + revision + "): " + reason;
    }
  }
}
