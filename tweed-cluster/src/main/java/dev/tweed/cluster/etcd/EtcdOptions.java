package dev.tweed.cluster.etcd;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How to reach an etcd cluster.
 *
 * @param endpoints client URLs of its members, one suffices; a call that one cannot answer goes to
 *     the next
 * @param tls for {@code https}; absent: the system's trust store, no certificate of our own
 * @param user absent when etcd knows the client by its certificate, or lets everybody in
 * @param requestTimeout of a call, over all endpoints; 100 ms to 5 min
 * @param connectTimeout of one connection attempt; not above the request's
 */
public record EtcdOptions(
    List<Endpoint> endpoints,
    Optional<EtcdTls> tls,
    Optional<EtcdUser> user,
    Duration requestTimeout,
    Duration connectTimeout) {

  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  /**
   * Checks every rule.
   *
   * @throws IllegalArgumentException naming field, value and rule
   */
  public EtcdOptions {
    endpoints = List.copyOf(endpoints);
    if (endpoints.isEmpty()) {
      throw new IllegalArgumentException(
          "etcd endpoints: none given; name at least one, such as http://127.0.0.1:2379");
    }
    for (Endpoint endpoint : endpoints) {
      if (tls.isPresent() && !endpoint.secure()) {
        throw new IllegalArgumentException(
            "etcd endpoint %s: must be https:// when certificates are given".formatted(endpoint));
      }
    }
    checkRange("request timeout", requestTimeout);
    checkRange("connect timeout", connectTimeout);
    if (connectTimeout.compareTo(requestTimeout) > 0) {
      throw new IllegalArgumentException(
          "etcd connect timeout %s: must not be above the request timeout %s"
              .formatted(connectTimeout, requestTimeout));
    }
  }

  /**
   * Without TLS files and user, 5 s for a call, 2 s to connect.
   *
   * @param endpoints URLs with commas between, as flannel and etcdctl take them
   */
  public static EtcdOptions of(String endpoints) {
    List<Endpoint> list =
        Arrays.stream(endpoints.split(",", -1)).map(String::strip).map(Endpoint::parse).toList();
    return new EtcdOptions(
        list, Optional.empty(), Optional.empty(), Duration.ofSeconds(5), Duration.ofSeconds(2));
  }

  public EtcdOptions withTls(EtcdTls files) {
    return new EtcdOptions(endpoints, Optional.of(files), user, requestTimeout, connectTimeout);
  }

  public EtcdOptions withUser(EtcdUser account) {
    return new EtcdOptions(endpoints, tls, Optional.of(account), requestTimeout, connectTimeout);
  }

  /** A call's limit, and a connection attempt's. */
  public EtcdOptions withTimeouts(Duration request, Duration connect) {
    return new EtcdOptions(endpoints, tls, user, request, connect);
  }

  private static void checkRange(String name, Duration value) {
    if (value.compareTo(SHORTEST) < 0 || value.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "etcd %s %s: must be between %s and %s".formatted(name, value, SHORTEST, LONGEST));
    }
  }
}
