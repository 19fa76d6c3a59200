package dev.tweed.cluster.etcd;

import dev.tweed.cluster.store.StoreException;
import dev.tweed.cluster.store.StoreException.Kind;
import io.grpc.Status;
import java.util.Optional;

/**
 * What a failed call means.
 *
 * @param kind for the caller
 * @param reason what is wrong and what to do about it, to stand after the endpoint
 * @param elsewhere true when another member may do better, and this connection is no more to be
 *     used
 */
record Failure(Kind kind, String reason, boolean elsewhere) {

  /**
   * Reads gRPC's status. etcd's own begin with {@code etcdserver:} and are told apart by their
   * text, as its Go client does; source: etcd {@code api/v3rpc/rpctypes/error.go}.
   */
  static Failure of(Status status) {
    String text = Optional.ofNullable(status.getDescription()).orElse("");
    if (text.startsWith("etcdserver:")) {
      return ofEtcd(status, text);
    }
    return switch (status.getCode()) {
      case DEADLINE_EXCEEDED ->
          new Failure(
              Kind.TIMEOUT, "no answer in time: it is overloaded, stopped or cut off", true);
      case CANCELLED -> new Failure(Kind.UNAVAILABLE, "cancelled: " + text, false);
      default -> TransportFailure.of(status);
    };
  }

  /** The token has expired, or the accounts have changed since: a new one will do. */
  static boolean isStaleToken(Status status) {
    return says(status, "invalid auth token") || says(status, "revision of auth store is old");
  }

  static boolean isWithoutUsers(Status status) {
    return says(status, "authentication is not enabled");
  }

  static boolean isUnknownGrant(Status status) {
    return says(status, "requested lease not found");
  }

  static boolean isCompacted(Status status) {
    return says(status, "required revision has been compacted");
  }

  StoreException exception(String operation, Endpoint endpoint, Throwable cause) {
    return new StoreException(
        kind, "%s: etcd %s: %s".formatted(operation, endpoint, reason), cause);
  }

  private static Failure ofEtcd(Status status, String text) {
    if (text.contains("no leader")) {
      return new Failure(
          Kind.UNAVAILABLE,
          "has no leader: it reaches no majority of the members; see etcdctl endpoint status",
          true);
    }
    // Also "leader changed" and "... possibly due to connection lost": it may have been done.
    if (text.contains("timed out") || text.contains("leader changed")) {
      return new Failure(Kind.TIMEOUT, text, true);
    }
    if (text.contains("authentication failed")) {
      return new Failure(
          Kind.PERMISSION, "refused user and password (" + text + "); correct them", false);
    }
    if (text.contains("user name is empty")) {
      return new Failure(Kind.PERMISSION, "asks for a user and a password; configure them", false);
    }
    if (text.contains("permission denied")) {
      return new Failure(
          Kind.PERMISSION,
          "refused (" + text + "); grant the user's role readwrite on the prefix",
          false);
    }
    if (text.contains("database space exceeded")) {
      return new Failure(
          Kind.UNAVAILABLE,
          "its database is full; compact and defragment it, then etcdctl alarm disarm",
          false);
    }
    return new Failure(kind(status), text, status.getCode() == Status.Code.UNAVAILABLE);
  }

  private static Kind kind(Status status) {
    return switch (status.getCode()) {
      case DATA_LOSS -> Kind.DAMAGED;
      case PERMISSION_DENIED, UNAUTHENTICATED -> Kind.PERMISSION;
      default -> Kind.UNAVAILABLE;
    };
  }

  private static boolean says(Status status, String text) {
    return Optional.ofNullable(status.getDescription()).orElse("").contains(text);
  }
}
