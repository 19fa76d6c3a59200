package dev.tweed.bench;

/** Benchmarks that belong together. */
@FunctionalInterface
interface Suite {

  /** Measures and adds lines to the table; progress goes to stderr. */
  void run(Table table);
}
