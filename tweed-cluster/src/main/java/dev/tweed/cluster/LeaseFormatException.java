package dev.tweed.cluster;

import dev.tweed.cluster.internal.OneLine;

/**
 * A lease key or value that is not in flannel's form. The message is one line and names the text.
 */
public final class LeaseFormatException extends RuntimeException {

  public LeaseFormatException(String message) {
    super(OneLine.of(message));
  }

  public LeaseFormatException(String message, Throwable cause) {
    super(OneLine.of(message), cause);
  }
}
