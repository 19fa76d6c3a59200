package dev.tweed.lab.process;

/** A lab cannot be brought up, found or reached. The message is one line and says what to do. */
public final class LabException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public LabException(String message) {
    super(message);
  }

  public LabException(String message, Throwable cause) {
    super(message, cause);
  }
}
