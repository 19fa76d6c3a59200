package dev.tweed.lab.build;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;

/** Does the same for many, several at a time, on platform threads. */
public final class Workers implements AutoCloseable {

  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          Runtime.getRuntime().availableProcessors(),
          Thread.ofPlatform().daemon().name("lab-", 1).factory());

  /**
   * Does {@code work} for each; the results in order.
   *
   * @throws RuntimeException the first that {@code work} has thrown, when all are through
   */
  public <A, B> List<B> forEach(List<A> all, Function<A, B> work) {
    Stream<Callable<B>> tasks = all.stream().map(one -> () -> work.apply(one));
    try {
      return threads.invokeAll(tasks.toList()).stream().map(Workers::result).toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while building a lab", e);
    }
  }

  /** Begins some work; {@link #result} waits for it. */
  public Future<?> submit(Runnable work) {
    return threads.submit(work);
  }

  /**
   * What became of work, once it is done.
   *
   * @throws RuntimeException what it has thrown
   */
  public static <B> B result(Future<B> done) {
    try {
      return done.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while building a lab", e);
    }
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
