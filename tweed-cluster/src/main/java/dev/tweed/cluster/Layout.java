package dev.tweed.cluster;

import dev.tweed.cluster.store.Entry;
import dev.tweed.cluster.store.Listing;
import dev.tweed.cluster.store.StoreEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * flannel's keys: {@code <prefix>/config} and {@code <prefix>/subnets/<lease key>}; entries beside
 * those are none of ours. The only place that knows them.
 */
record Layout(String prefix) {

  Layout {
    if (!prefix.startsWith("/") || prefix.endsWith("/")) {
      throw new IllegalArgumentException(
          "key prefix \"" + prefix + "\": must start with a slash and not end with one");
    }
  }

  String root() {
    return prefix + "/";
  }

  String config() {
    return prefix + "/config";
  }

  String lease(LeaseKey key) {
    return subnets() + key.text();
  }

  ClusterView view(Listing listing) {
    Optional<NetworkConfig> config = Optional.empty();
    long configRevision = 0;
    TreeMap<LeaseKey, SubnetLease> leases = new TreeMap<>();
    List<ClusterView.Problem> problems = new ArrayList<>();
    for (Entry entry : listing.entries()) {
      switch (read(entry)) {
        case ClusterEvent.LeasePut put -> leases.put(put.lease().key(), put.lease());
        case ClusterEvent.ConfigPut put -> config = Optional.of(put.config());
        case ClusterEvent.Unreadable unreadable -> problems.add(unreadable.problem());
        case null, default -> {}
      }
      configRevision = entry.key().equals(config()) ? entry.revision() : configRevision;
    }
    return new ClusterView(listing.revision(), config, configRevision, leases, problems);
  }

  Optional<ClusterEvent> event(StoreEvent event) {
    return switch (event) {
      case StoreEvent.Put put -> Optional.ofNullable(read(put.entry()));
      case StoreEvent.Deleted deleted -> Optional.ofNullable(removed(deleted));
      case StoreEvent.Resync resync -> Optional.of(new ClusterEvent.Resync(resync.reason()));
    };
  }

  Optional<SubnetLease> readableLease(Entry entry) {
    return read(entry) instanceof ClusterEvent.LeasePut put
        ? Optional.of(put.lease())
        : Optional.empty();
  }

  private @org.jspecify.annotations.Nullable ClusterEvent read(Entry entry) {
    try {
      if (entry.key().equals(config())) {
        return new ClusterEvent.ConfigPut(NetworkConfig.parse(entry.value()), entry.revision());
      }
      return entry.key().startsWith(subnets()) ? new ClusterEvent.LeasePut(lease(entry)) : null;
    } catch (ConfigException | LeaseFormatException e) {
      return new ClusterEvent.Unreadable(
          new ClusterView.Problem(entry.key(), reason(e), entry.revision()));
    }
  }

  private SubnetLease lease(Entry entry) {
    LeaseKey key = LeaseKey.parse(entry.key().substring(subnets().length()));
    return new SubnetLease(key, LeaseValue.parse(entry.value()), entry.grantId(), entry.revision());
  }

  /** A key we could not read had no effect, so its end has none. */
  private @org.jspecify.annotations.Nullable ClusterEvent removed(StoreEvent.Deleted deleted) {
    if (deleted.key().equals(config())) {
      return new ClusterEvent.ConfigRemoved(deleted.revision());
    }
    if (!deleted.key().startsWith(subnets())) {
      return null;
    }
    try {
      LeaseKey key = LeaseKey.parse(deleted.key().substring(subnets().length()));
      return new ClusterEvent.LeaseRemoved(key, deleted.revision());
    } catch (LeaseFormatException e) {
      return null;
    }
  }

  private String subnets() {
    return prefix + "/subnets/";
  }

  private static String reason(RuntimeException e) {
    return String.valueOf(e.getMessage());
  }
}
