package dev.tweed.cli;

/** An agent cannot be asked, or cannot do what it was asked. */
final class AgentException extends RuntimeException {

  private static final long serialVersionUID = 1;

  AgentException(String message) {
    super(message);
  }
}
