/**
 * What all hosts agreed on: the network's configuration, the leases, and the store of both.
 *
 * <p>Read {@code NetworkConfig} and {@code SubnetLease} for the records, {@code ClusterStore} for
 * the port to the shared store, {@code LeaseBook} for what an agent calls.
 */
@org.jspecify.annotations.NullMarked
module dev.tweed.cluster {
  requires static org.jspecify;
  requires transitive dev.tweed.net;
  requires org.slf4j;
  requires com.fasterxml.jackson.databind;

  exports dev.tweed.cluster;
  exports dev.tweed.cluster.embedded;
  exports dev.tweed.cluster.store;
}
