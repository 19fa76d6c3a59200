package dev.tweed.bench;

/** Tells on stderr what is being measured. */
final class Progress {

  private Progress() {}

  static void of(String what) {
    System.err.println(what);
  }

  static void step(String who, long nanos) {
    System.err.println("  " + who + " " + Series.number(nanos / 1e6) + " ms");
  }
}
