package dev.tweed.cluster.etcd;

import dev.tweed.cluster.store.StoreException;
import dev.tweed.cluster.store.StoreException.Kind;
import io.grpc.CallOptions;
import io.grpc.Deadline;
import io.grpc.MethodDescriptor;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Calls with one answer: at the member in use, then at each other one once, within one time limit.
 */
final class Calls {

  /** Whether a call may be made again when nobody knows if it was done. */
  enum Repeat {
    HARMLESS,
    /** A conditional write would meet its own first try and take it for somebody else's. */
    HARMFUL
  }

  private record Tried(Endpoint endpoint, Failure failure, StatusRuntimeException cause) {}

  private final Connections connections;

  Calls(Connections connections) {
    this.connections = connections;
  }

  /**
   * Waits for the answer.
   *
   * @param operation for messages, with its object: {@code read /coreos.com/network/config}
   * @throws StoreException when there is none
   */
  <Q, R> R call(String operation, MethodDescriptor<Q, R> method, Q request, Repeat repeat) {
    Deadline deadline =
        Deadline.after(connections.requestTimeout().toNanos(), TimeUnit.NANOSECONDS);
    List<Tried> tried = new ArrayList<>();
    while (tried.size() < connections.count() && !deadline.isExpired()) {
      Connection connection = connections.current(operation);
      SentTracer sent = new SentTracer();
      CallOptions options =
          CallOptions.DEFAULT.withDeadline(deadline).withStreamTracerFactory(sent);
      try {
        return connection.call(method, request, options);
      } catch (StatusRuntimeException e) {
        boolean mayBeDone = repeat == Repeat.HARMFUL && sent.happened();
        tried.add(
            new Tried(connection.endpoint(), failure(operation, connection, e, mayBeDone), e));
      }
    }
    throw unanswered(operation, tried);
  }

  /** As {@link #call}; empty when etcd knows no such grant. */
  <Q, R> Optional<R> callForGrant(
      String operation, MethodDescriptor<Q, R> method, Q request, Repeat repeat) {
    try {
      return Optional.of(call(operation, method, request, repeat));
    } catch (StoreException e) {
      if (e.getCause() instanceof StatusRuntimeException cause
          && Failure.isUnknownGrant(cause.getStatus())) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** A failure that another member may not have; all others are thrown. */
  private Failure failure(
      String operation, Connection connection, StatusRuntimeException e, boolean mayBeDone) {
    if (connections.isClosed()) {
      throw new StoreException(
          Kind.CLOSED, operation + ": the store was closed meanwhile; open it again", e);
    }
    Failure failure = Failure.of(e.getStatus());
    if (!failure.elsewhere()) {
      throw failure.exception(operation, connection.endpoint(), e);
    }
    connections.giveUp(connection, failure.reason());
    if (mayBeDone) {
      throw new Failure(
              Kind.TIMEOUT, failure.reason() + "; it may have been done: read, then decide", true)
          .exception(operation, connection.endpoint(), e);
    }
    return failure;
  }

  private StoreException unanswered(String operation, List<Tried> tried) {
    Tried last = tried.getLast();
    if (tried.size() == 1) {
      return last.failure().exception(operation, last.endpoint(), last.cause());
    }
    boolean allAlike = tried.stream().allMatch(t -> t.failure().kind() == last.failure().kind());
    StringBuilder message = new StringBuilder(operation).append(": no member of etcd answered");
    for (Tried one : tried) {
      message.append("; ").append(one.endpoint()).append(": ").append(one.failure().reason());
    }
    return new StoreException(
        allAlike ? last.failure().kind() : Kind.UNAVAILABLE, message.toString(), last.cause());
  }
}
