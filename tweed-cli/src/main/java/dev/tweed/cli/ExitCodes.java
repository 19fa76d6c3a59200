package dev.tweed.cli;

/** What {@code tweed} tells the shell. */
final class ExitCodes {

  static final int FINE = 0;
  static final int FAILED = 1;
  static final int WRONG_USE = 2;
  static final int WARNINGS = 3;

  private ExitCodes() {}
}
