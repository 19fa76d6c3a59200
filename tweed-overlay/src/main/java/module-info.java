/** Leases and backends: from what the cluster agreed on to what a host's kernel should hold. */
@org.jspecify.annotations.NullMarked
module dev.tweed.overlay {
  requires static org.jspecify;
  requires transitive dev.tweed.cluster;
  requires transitive dev.tweed.host;
  requires org.slf4j;

  exports dev.tweed.overlay;
  exports dev.tweed.overlay.udp;
}
