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
      switch (read(entry).orElse(null)) {
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
      case StoreEvent.Put put -> read(put.entry());
      case StoreEvent.Deleted deleted -> removed(deleted);
      case StoreEvent.Resync resync -> Optional.of(new ClusterEvent.Resync(resync.reason()));
    };
  }

  Optional<SubnetLease> readableLease(Entry entry) {
    return read(entry)
        .filter(ClusterEvent.LeasePut.class::isInstance)
        .map(put -> ((ClusterEvent.LeasePut) put).lease());
  }

  /** What the entry says; nothing when it is none of ours. */
  private Optional<ClusterEvent> read(Entry entry) {
    try {
      if (entry.key().equals(config())) {
        NetworkConfig config = NetworkConfig.parse(entry.value());
        return Optional.of(new ClusterEvent.ConfigPut(config, entry.revision()));
      }
      return entry.key().startsWith(subnets())
          ? Optional.of(new ClusterEvent.LeasePut(lease(entry)))
          : Optional.empty();
    } catch (ConfigException | LeaseFormatException e) {
      String reason = String.valueOf(e.getMessage());
      return Optional.of(
          new ClusterEvent.Unreadable(
              new ClusterView.Problem(entry.key(), reason, entry.revision()),
              readableKey(entry.key())));
    }
  }

  private SubnetLease lease(Entry entry) {
    LeaseKey key = LeaseKey.parse(entry.key().substring(subnets().length()));
    return new SubnetLease(key, LeaseValue.parse(entry.value()), entry.grantId(), entry.revision());
  }

  /** A key we could not read had no effect, so its end has none. */
  private Optional<ClusterEvent> removed(StoreEvent.Deleted deleted) {
    return deleted.key().equals(config())
        ? Optional.of(new ClusterEvent.ConfigRemoved(deleted.revision()))
        : readableKey(deleted.key())
            .map(key -> new ClusterEvent.LeaseRemoved(key, deleted.revision()));
  }

  private Optional<LeaseKey> readableKey(String key) {
    try {
      return key.startsWith(subnets())
          ? Optional.of(LeaseKey.parse(key.substring(subnets().length())))
          : Optional.empty();
    } catch (LeaseFormatException e) {
      return Optional.empty();
    }
  }

  private String subnets() {
    return prefix + "/subnets/";
  }
}
