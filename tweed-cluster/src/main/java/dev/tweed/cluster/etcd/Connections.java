package dev.tweed.cluster.etcd;

import dev.tweed.cluster.store.StoreException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one connection that a store uses for everything, and which member is next when it fails.
 *
 * <p>A connection that failed is thrown away with all that runs on it; the next call makes one to
 * the next endpoint of the list. gRPC's own choice among addresses is not used: it knows nothing of
 * members without a leader or with a stalled disk, and does not tell which one failed how.
 */
final class Connections implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

  private final EtcdOptions options;
  private final Transport transport;
  private final ReentrantLock lock = new ReentrantLock();
  private Optional<Connection> current = Optional.empty();
  private int next;
  private boolean closed;

  /**
   * @param first index of the endpoint to begin with
   */
  Connections(EtcdOptions options, int first) {
    this.options = options;
    this.transport = new Transport(options);
    this.next = first;
  }

  /** How many endpoints there are to try. */
  int count() {
    return options.endpoints().size();
  }

  Duration requestTimeout() {
    return options.requestTimeout();
  }

  /**
   * The connection in use, or a new one.
   *
   * @throws StoreException {@code CLOSED}, and {@code PERMISSION} for a certificate or key that
   *     cannot be used
   */
  Connection current(String operation) {
    lock.lock();
    try {
      if (closed) {
        throw new StoreException(
            StoreException.Kind.CLOSED, operation + ": the store is closed; open it again");
      }
      Connection connection = current.orElseGet(this::open);
      current = Optional.of(connection);
      return connection;
    } catch (UnusableFileException e) {
      throw new StoreException(
          StoreException.Kind.PERMISSION, operation + ": " + e.getMessage(), e);
    } finally {
      lock.unlock();
    }
  }

  /** No more of this one: go on with the next endpoint. */
  void giveUp(Connection failed, String reason) {
    lock.lock();
    try {
      if (current.filter(failed::equals).isPresent()) {
        LOG.debug("etcd {}: {}; next endpoint", failed.endpoint(), reason);
        current = Optional.empty();
        next = (next + 1) % count();
      }
    } finally {
      lock.unlock();
    }
    failed.close();
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      current.ifPresent(Connection::close);
      current = Optional.empty();
    } finally {
      lock.unlock();
    }
    transport.close();
  }

  private Connection open() {
    Endpoint endpoint = options.endpoints().get(next);
    return new Connection(endpoint, transport.open(endpoint), options.user());
  }
}
