package dev.tweed.cluster;

import dev.tweed.cluster.internal.OneLine;

/**
 * A network configuration that cannot be used. The message is one line: field, value, rule; for
 * text that is not JSON, line and column.
 */
public final class ConfigException extends RuntimeException {

  public ConfigException(String message) {
    super(OneLine.of(message));
  }

  public ConfigException(String message, Throwable cause) {
    super(OneLine.of(message), cause);
  }
}
