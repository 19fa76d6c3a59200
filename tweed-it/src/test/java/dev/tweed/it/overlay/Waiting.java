package dev.tweed.it.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tweed.linux.Ticker;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what nobody announces: asks again and again, up to a deadline. */
final class Waiting {

  private Waiting() {}

  /** Returns once {@code fulfilled} says so, and fails when that takes longer than the patience. */
  static void until(Duration patience, BooleanSupplier fulfilled) {
    Ticker ticker = Ticker.system();
    long deadline = ticker.nanos() + patience.toNanos();
    boolean done = fulfilled.getAsBoolean();
    while (!done && deadline - ticker.nanos() > 0) {
      done = fulfilled.getAsBoolean();
    }
    assertThat(done).as("within %s", patience).isTrue();
  }
}
