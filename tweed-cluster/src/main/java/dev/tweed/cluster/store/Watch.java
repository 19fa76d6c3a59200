package dev.tweed.cluster.store;

/** A running watch. */
public interface Watch extends AutoCloseable {

  /**
   * Stops it: no event begins after this returns. One that is being delivered right now is not
   * waited for, so that a caller may hold a lock its listener takes.
   */
  @Override
  void close();
}
