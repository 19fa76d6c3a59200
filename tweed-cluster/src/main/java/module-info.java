/** What all hosts agreed on: the network's configuration, the leases, and the store of both. */
@org.jspecify.annotations.NullMarked
module dev.tweed.cluster {
  requires static org.jspecify;
  requires transitive dev.tweed.net;
  requires org.slf4j;
  requires com.fasterxml.jackson.databind;
}
