/** What tests of Tweed stand on: namespaces for JUnit, and a kernel in memory. */
@org.jspecify.annotations.NullMarked
module dev.tweed.testkit {
  requires static org.jspecify;
  requires transitive dev.tweed.linux;
  requires transitive org.junit.jupiter.api;
  requires org.opentest4j;

  exports dev.tweed.testkit;
  exports dev.tweed.testkit.kernel;
}
