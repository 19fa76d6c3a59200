/**
 * One agent per host: it takes a lease, follows the others, and keeps the kernel as it should be.
 */
@org.jspecify.annotations.NullMarked
module dev.tweed.agent {
  requires static org.jspecify;
  requires transitive com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.dataformat.yaml;
  requires transitive dev.tweed.overlay;
  requires jdk.httpserver;
  requires org.slf4j;

  exports dev.tweed.agent;
  exports dev.tweed.agent.control;
  exports dev.tweed.agent.service;
}
