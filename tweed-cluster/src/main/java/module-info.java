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

  // etcd's client: dev.tweed.cluster.etcd only.
  requires com.google.protobuf;
  requires io.grpc;
  requires io.grpc.netty;
  requires io.grpc.stub;
  requires io.netty.buffer;
  requires io.netty.common;
  requires io.netty.handler;
  requires io.netty.transport;
  requires jetcd.grpc;

  exports dev.tweed.cluster;
  exports dev.tweed.cluster.embedded;
  exports dev.tweed.cluster.etcd;
  exports dev.tweed.cluster.store;
}
