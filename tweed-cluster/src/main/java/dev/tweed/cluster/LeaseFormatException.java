package dev.tweed.cluster;

/**
 * A lease key or value that is not in flannel's form. The message is one line and names the text.
 */
public final class LeaseFormatException extends RuntimeException {

  public LeaseFormatException(String message) {
    super(message);
  }

  public LeaseFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
