package dev.tweed.cluster.embedded;

import dev.tweed.cluster.store.StoreEvent;
import dev.tweed.cluster.store.Watch;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One watch: a virtual thread that walks along the {@link History} and calls the listener. */
final class HistoryWatch implements Watch {

  private static final Logger LOG = LoggerFactory.getLogger(HistoryWatch.class);

  private final History history;
  private final String prefix;
  private final long fromRevision;
  private final Consumer<StoreEvent> listener;
  private final Thread thread;
  private volatile boolean closed;

  HistoryWatch(History history, String prefix, long fromRevision, Consumer<StoreEvent> listener) {
    this.history = history;
    this.prefix = prefix;
    this.fromRevision = fromRevision;
    this.listener = listener;
    this.thread = Thread.ofVirtual().name("store-watch " + prefix).unstarted(this::run);
  }

  HistoryWatch start() {
    thread.start();
    return this;
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }

  private void run() {
    try {
      Optional<Long> start = history.position(fromRevision);
      if (start.isEmpty()) {
        deliver(new StoreEvent.Resync("revision " + fromRevision + " is compacted"));
      } else {
        follow(start.get());
      }
    } catch (InterruptedException e) {
      LOG.trace("watch of {} closed", prefix);
    }
  }

  private void follow(long start) throws InterruptedException {
    long position = start;
    while (!closed) {
      List<StoreEvent> events = history.await(position);
      if (events.isEmpty()) {
        if (!history.isClosed()) {
          deliver(new StoreEvent.Resync("the watch fell behind what the store remembers"));
        }
        return;
      }
      events.stream().filter(this::concerns).forEach(this::deliver);
      position += events.size();
    }
  }

  private boolean concerns(StoreEvent event) {
    return History.revision(event) >= fromRevision
        && switch (event) {
          case StoreEvent.Put put -> put.entry().key().startsWith(prefix);
          case StoreEvent.Deleted deleted -> deleted.key().startsWith(prefix);
          case StoreEvent.Resync _ -> true;
        };
  }

  /** A listener that fails must not end the watch: nobody would notice. */
  private void deliver(StoreEvent event) {
    if (closed) {
      return;
    }
    try {
      listener.accept(event);
    } catch (RuntimeException e) {
      LOG.error("a listener of {} failed at {}; the watch goes on", prefix, event, e);
    }
  }
}
