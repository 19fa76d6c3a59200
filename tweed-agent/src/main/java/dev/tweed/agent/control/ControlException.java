package dev.tweed.agent.control;

import java.nio.file.Path;

/** A call over a control socket did not succeed. */
public final class ControlException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** What became of the call. */
  public enum Kind {
    /** Nobody listens there, or not to us. */
    ABSENT,
    /** Whoever listened ended before the answer. */
    LOST,
    /** The answer is an error; the message is its text alone. */
    REFUSED
  }

  private final Kind kind;

  private ControlException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  static ControlException absent(Path socket, Exception e) {
    return new ControlException(Kind.ABSENT, "nobody answers on " + socket + ": " + e.getMessage());
  }

  static ControlException lost(Path socket, String verb) {
    return new ControlException(
        Kind.LOST, "whoever listens on " + socket + " ended before it answered \"" + verb + "\"");
  }

  static ControlException refused(String reason) {
    return new ControlException(Kind.REFUSED, reason);
  }

  public Kind kind() {
    return kind;
  }
}
