package dev.tweed.cluster;

/**
 * A network configuration that cannot be used. The message is one line: field, value, rule; for
 * text that is not JSON, line and column.
 */
public final class ConfigException extends RuntimeException {

  public ConfigException(String message) {
    super(message);
  }

  public ConfigException(String message, Throwable cause) {
    super(message, cause);
  }
}
