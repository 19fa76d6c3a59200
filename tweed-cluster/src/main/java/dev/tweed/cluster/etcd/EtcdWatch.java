package dev.tweed.cluster.etcd;

import dev.tweed.cluster.store.StoreEvent;
import dev.tweed.cluster.store.StoreException;
import dev.tweed.cluster.store.Watch;
import io.etcd.jetcd.api.Event;
import io.etcd.jetcd.api.WatchResponse;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One watch: a virtual thread that follows one {@link WatchStream} after the other, each from where
 * the last one ended, and calls the listener.
 *
 * <p>etcd tells all events of a revision in one answer, so an answer is either told whole or not at
 * all, and the revision after it is where the next stream starts.
 */
final class EtcdWatch implements Watch {

  private static final Logger LOG = LoggerFactory.getLogger(EtcdWatch.class);

  private final Connections connections;
  private final String prefix;
  private final Consumer<StoreEvent> listener;
  private final Consumer<EtcdWatch> whenOver;
  private final Continuity continuity;
  private final Backoff backoff = new Backoff();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Optional<WatchStream> stream = Optional.empty();
  private long nextRevision;
  private boolean interrupted;

  EtcdWatch(
      Connections connections,
      String prefix,
      long fromRevision,
      Consumer<StoreEvent> listener,
      Consumer<EtcdWatch> whenOver) {
    this.connections = connections;
    this.prefix = prefix;
    this.nextRevision = fromRevision;
    this.listener = listener;
    this.whenOver = whenOver;
    this.continuity = new Continuity(prefix, connections.requestTimeout());
  }

  EtcdWatch start() {
    Thread.ofVirtual().name("etcd-watch " + prefix).start(this::run);
    return this;
  }

  @Override
  public void close() {
    closed.countDown();
    stream.ifPresent(WatchStream::close);
    whenOver.accept(this);
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  private void run() {
    try {
      Optional<String> end = Optional.empty();
      while (end.isEmpty() && !isClosed()) {
        end = follow();
      }
      end.map(StoreEvent.Resync::new).ifPresent(this::deliver);
    } catch (InterruptedException e) {
      LOG.debug("watch of {} interrupted", prefix);
    } finally {
      whenOver.accept(this);
    }
  }

  /** Follows one connection until it is lost; or says why the watch cannot go on. */
  private Optional<String> follow() throws InterruptedException {
    try {
      Connection connection = connections.current("watch " + prefix);
      return follow(connection);
    } catch (StoreException e) {
      if (e.kind() == StoreException.Kind.CLOSED) {
        close();
      }
      pause(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private Optional<String> follow(Connection connection) throws InterruptedException {
    try {
      Optional<String> end = continuity.broken(connection, nextRevision);
      return end.isPresent() ? end : follow(connection, nextRevision);
    } catch (StatusRuntimeException e) {
      Failure failure = Failure.of(e.getStatus());
      if (failure.elsewhere()) {
        connections.giveUp(connection, failure.reason());
      }
      pause("etcd " + connection.endpoint() + ": " + failure.reason());
      return Optional.empty();
    }
  }

  private Optional<String> follow(Connection connection, long from) throws InterruptedException {
    try (WatchStream opened = WatchStream.open(connection, Wire.watch(prefix, from))) {
      stream = Optional.of(opened);
      Optional<String> end = Optional.empty();
      while (end.isEmpty() && !isClosed()) {
        end = tell(opened.next(), connection);
      }
      return end;
    }
  }

  /** Tells the listener; or says why the watch cannot go on. */
  private Optional<String> tell(WatchResponse response, Connection connection) {
    if (response.getCompactRevision() != 0) {
      return Optional.of(
          "revision %d is compacted; the oldest is %d"
              .formatted(nextRevision, response.getCompactRevision()));
    }
    if (response.getCanceled()) {
      throw Status.UNKNOWN.withDescription(response.getCancelReason()).asRuntimeException();
    }
    if (response.getCreated()) {
      established(connection);
    }
    for (Event event : response.getEventsList()) {
      if (event.getType() == Event.EventType.PUT) {
        continuity.saw(event.getKv());
      }
      deliver(Wire.event(event));
      nextRevision = event.getKv().getModRevision() + 1;
    }
    if (isProgress(response)) {
      nextRevision = Math.max(nextRevision, response.getHeader().getRevision() + 1);
    }
    return Optional.empty();
  }

  /**
   * That everything up to the header's revision has been told, so that a watch of keys that seldom
   * change can go on although the revision of their last change is long compacted.
   */
  private static boolean isProgress(WatchResponse response) {
    return response.getEventsCount() == 0 && !response.getCreated();
  }

  private void established(Connection connection) {
    backoff.reset();
    if (interrupted) {
      LOG.info(
          "watch of {} goes on at etcd {} from revision {}",
          prefix,
          connection.endpoint(),
          nextRevision);
    }
    interrupted = false;
  }

  private void pause(String reason) throws InterruptedException {
    Duration delay = backoff.next();
    if (isClosed()) {
      return;
    }
    if (interrupted) {
      LOG.debug("watch of {}: {}; again in {}", prefix, reason, delay);
    } else {
      LOG.warn("watch of {} interrupted: {}; trying until it works", prefix, reason);
    }
    interrupted = true;
    boolean over = closed.await(delay.toNanos(), TimeUnit.NANOSECONDS);
    LOG.trace("watch of {}: over: {}", prefix, over);
  }

  /** A listener that fails must not end the watch: nobody would notice. */
  private void deliver(StoreEvent event) {
    if (isClosed()) {
      return;
    }
    try {
      listener.accept(event);
    } catch (RuntimeException e) {
      LOG.error("a listener of {} failed at {}; the watch goes on", prefix, event, e);
    }
  }
}
