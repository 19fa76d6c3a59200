package dev.tweed.cluster.store;

/** The store could not do what was asked. The message says what and what to do next. */
public final class StoreException extends RuntimeException {

  /** What a caller can do about it. */
  public enum Kind {
    /** Not reachable or failing: try again later. */
    UNAVAILABLE,
    /** No answer in time; it may have been done all the same: read, then decide. */
    TIMEOUT,
    /** Refused: credentials, rights, or a directory somebody else uses. */
    PERMISSION,
    /** Its data cannot be read: needs a human. */
    DAMAGED,
    /** {@link ClusterStore#close} was called. */
    CLOSED
  }

  private final Kind kind;

  public StoreException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public StoreException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
