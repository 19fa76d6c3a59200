package dev.tweed.cluster.etcd;

import io.etcd.jetcd.api.AuthGrpc;
import io.etcd.jetcd.api.AuthenticateRequest;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A gRPC channel to one member, with the token that the member gave us for user and password.
 *
 * <p>Every call asks for a member that knows a leader: one that is cut off from the others refuses
 * at once, and another one can be asked.
 */
final class Connection {

  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
  private static final Metadata.Key<String> REQUIRE_LEADER = header("hasleader");
  private static final Metadata.Key<String> TOKEN = header("token");

  private final Endpoint endpoint;
  private final ManagedChannel channel;
  private final Optional<EtcdUser> user;
  private final ReentrantLock authentication = new ReentrantLock();
  private Optional<String> token = Optional.empty();

  Connection(Endpoint endpoint, ManagedChannel channel, Optional<EtcdUser> user) {
    this.endpoint = endpoint;
    this.channel = channel;
    this.user = user;
  }

  Endpoint endpoint() {
    return endpoint;
  }

  /**
   * Calls and waits for the answer.
   *
   * @throws StatusRuntimeException as gRPC and etcd say it
   */
  <Q, R> R call(MethodDescriptor<Q, R> method, Q request, CallOptions options) {
    Optional<String> sent = token(options);
    try {
      return call(method, request, options, sent);
    } catch (StatusRuntimeException e) {
      if (sent.isEmpty() || !Failure.isStaleToken(e.getStatus())) {
        throw e;
      }
      forget(sent.get());
      return call(method, request, options, token(options));
    }
  }

  /** A call yet to be started. It has the token of the calls before it. */
  <Q, R> ClientCall<Q, R> stream(MethodDescriptor<Q, R> method) {
    return new WithHeaders(channel, headers(token(CallOptions.DEFAULT)))
        .newCall(method, CallOptions.DEFAULT);
  }

  /** Ends it and every call on it. */
  void close() {
    channel.shutdownNow();
  }

  private <Q, R> R call(
      MethodDescriptor<Q, R> method, Q request, CallOptions options, Optional<String> sent) {
    return ClientCalls.blockingUnaryCall(
        new WithHeaders(channel, headers(sent)), method, options, request);
  }

  private Optional<String> token(CallOptions options) {
    if (user.isEmpty()) {
      return Optional.empty();
    }
    authentication.lock();
    try {
      if (token.isEmpty()) {
        token = Optional.of(authenticate(user.get(), options));
      }
      return token.filter(text -> !text.isEmpty());
    } finally {
      authentication.unlock();
    }
  }

  private void forget(String stale) {
    authentication.lock();
    try {
      token = token.filter(text -> !text.equals(stale));
    } finally {
      authentication.unlock();
    }
  }

  /** The token; empty when this etcd lets everybody in, for then a user is no use and no harm. */
  private String authenticate(EtcdUser account, CallOptions options) {
    AuthenticateRequest request =
        AuthenticateRequest.newBuilder()
            .setName(account.name())
            .setPassword(account.password())
            .build();
    try {
      CallOptions limited = CallOptions.DEFAULT.withDeadline(options.getDeadline());
      return call(AuthGrpc.getAuthenticateMethod(), request, limited, Optional.empty()).getToken();
    } catch (StatusRuntimeException e) {
      if (!Failure.isWithoutUsers(e.getStatus())) {
        throw e;
      }
      LOG.warn("etcd {}: has authentication switched off; user {} is not used", endpoint, account);
      return "";
    }
  }

  private static Metadata headers(Optional<String> token) {
    Metadata headers = new Metadata();
    headers.put(REQUIRE_LEADER, "true");
    token.ifPresent(text -> headers.put(TOKEN, text));
    return headers;
  }

  private static Metadata.Key<String> header(String name) {
    return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
  }
}
