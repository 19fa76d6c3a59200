package dev.tweed.cluster.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A listener that keeps what it hears, and a test that waits for it. */
public final class Recorder<E> implements Consumer<E> {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final BlockingQueue<E> heard = new LinkedBlockingQueue<>();

  @Override
  public void accept(E event) {
    heard.add(event);
  }

  /** The next event; fails when there is none for a long time. */
  public E next() {
    try {
      E event = heard.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      assertThat(event).as("next event within %s", PATIENCE).isNotNull();
      return event;
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  public List<E> next(int count) {
    List<E> events = new ArrayList<>(count);
    while (events.size() < count) {
      events.add(next());
    }
    return events;
  }

  /** What was heard and not yet taken. */
  public List<E> rest() {
    List<E> rest = new ArrayList<>();
    heard.drainTo(rest);
    return rest;
  }
}
