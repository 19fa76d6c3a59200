/** Benchmarks: each number beside its alternative, measured in the same run. */
@org.jspecify.annotations.NullMarked
module dev.tweed.bench {
  requires static org.jspecify;
  requires dev.tweed.agent;
  requires java.management;
  requires jdk.management;
  requires jdk.unsupported; // for what JMH generates
  requires jmh.core;

  exports dev.tweed.bench;
}
