package dev.tweed.agent.service;

/** A setting cannot be used. One line: where it is from, its value, the rule. */
public final class SettingsException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public SettingsException(String message) {
    super(message);
  }
}
