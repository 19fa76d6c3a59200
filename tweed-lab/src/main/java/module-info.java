/** Whole networks of namespaces on one machine. */
@org.jspecify.annotations.NullMarked
module dev.tweed.lab {
  requires static org.jspecify;
  requires transitive com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.dataformat.yaml;
  requires transitive dev.tweed.agent;
  requires transitive dev.tweed.cluster;
  requires transitive dev.tweed.linux;
  requires transitive dev.tweed.net;
  requires transitive dev.tweed.overlay;
  requires org.slf4j;

  exports dev.tweed.lab;
  exports dev.tweed.lab.ping;
  exports dev.tweed.lab.process;
  exports dev.tweed.lab.topology;
}
