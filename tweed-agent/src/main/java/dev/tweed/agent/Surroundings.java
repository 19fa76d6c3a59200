package dev.tweed.agent;

import dev.tweed.linux.Ticker;
import dev.tweed.overlay.Alarm;
import java.security.SecureRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * What an agent has of the world besides kernel and store: time and chance.
 *
 * @param ticker nanoseconds of a monotonic clock
 * @param alarm runs things later, on threads that may block
 * @param random for the choice of a subnet
 */
public record Surroundings(Ticker ticker, Alarm alarm, RandomGenerator random) {

  /** The machine's own. */
  public static Surroundings real() {
    Alarm alarm =
        (delay, task) ->
            CompletableFuture.delayedExecutor(
                    delay.toNanos(), TimeUnit.NANOSECONDS, Thread::startVirtualThread)
                .execute(task);
    return new Surroundings(Ticker.system(), alarm, new SecureRandom());
  }
}
