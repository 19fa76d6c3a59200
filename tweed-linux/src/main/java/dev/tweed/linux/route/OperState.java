package dev.tweed.linux.route;

/** Whether packets can pass, as RFC 2863 has it; in the kernel's order. */
public enum OperState {
  UNKNOWN,
  NOTPRESENT,
  DOWN,
  LOWERLAYERDOWN,
  TESTING,
  DORMANT,
  UP;

  private static final OperState[] ALL = values();

  static OperState of(int number) {
    return number >= 0 && number < ALL.length ? ALL[number] : UNKNOWN;
  }
}
