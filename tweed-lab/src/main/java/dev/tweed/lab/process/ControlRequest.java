package dev.tweed.lab.process;

import java.util.Locale;

/** What a lab's process can be asked over its control socket; the answer is one JSON object. */
public enum ControlRequest {
  /** The lab's hosts and containers with their addresses. */
  STATUS,
  /** Every container pings every other. */
  PING_MATRIX;

  /** One line on the wire. */
  String line() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static ControlRequest parse(String line) {
    return valueOf(line.strip().toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
