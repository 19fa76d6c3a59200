package dev.tweed.cluster.etcd;

import dev.tweed.cluster.store.ClusterStore;
import dev.tweed.cluster.store.Entry;
import dev.tweed.cluster.store.Grant;
import dev.tweed.cluster.store.Listing;
import dev.tweed.cluster.store.StoreEvent;
import dev.tweed.cluster.store.StoreException;
import dev.tweed.cluster.store.Watch;
import dev.tweed.cluster.store.WriteOutcome;
import io.etcd.jetcd.api.KVGrpc;
import io.etcd.jetcd.api.LeaseGrantRequest;
import io.etcd.jetcd.api.LeaseGrantResponse;
import io.etcd.jetcd.api.LeaseGrpc;
import io.etcd.jetcd.api.LeaseKeepAliveRequest;
import io.etcd.jetcd.api.LeaseKeepAliveResponse;
import io.etcd.jetcd.api.LeaseRevokeRequest;
import io.etcd.jetcd.api.LeaseTimeToLiveRequest;
import io.etcd.jetcd.api.LeaseTimeToLiveResponse;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.RangeResponse;
import io.etcd.jetcd.api.TxnRequest;
import io.etcd.jetcd.api.TxnResponse;
import io.grpc.MethodDescriptor;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * A {@link ClusterStore} in etcd (v3 API, 3.4 and newer), for many hosts.
 *
 * <p>All goes over one connection to one member, the first that answers; when it fails, to the
 * next. Reads are linearizable. A write whose answer was lost is not repeated but a {@code
 * TIMEOUT}.
 *
 * <p>Calls do not wait for etcd to come back: they fail once each member was tried, or at {@link
 * EtcdOptions#requestTimeout}. Watches do: they go on by themselves from where they were, and end
 * with a {@link StoreEvent.Resync} when etcd has compacted what they would have to tell, or has
 * lost data.
 */
public final class EtcdStore implements ClusterStore {

  /** One question, one answer: on the wire the same as a stream that is closed after the first. */
  private static final MethodDescriptor<LeaseKeepAliveRequest, LeaseKeepAliveResponse>
      KEEP_ALIVE_ONCE =
          LeaseGrpc.getLeaseKeepAliveMethod().toBuilder()
              .setType(MethodDescriptor.MethodType.UNARY)
              .build();

  private final Connections connections;
  private final Calls calls;
  private final Set<EtcdWatch> watches = ConcurrentHashMap.newKeySet();

  private EtcdStore(EtcdOptions options, int firstEndpoint) {
    this.connections = new Connections(options, firstEndpoint);
    this.calls = new Calls(connections);
  }

  /**
   * The store at these endpoints, beginning with any of them, so that hosts spread over members. It
   * connects with its first call.
   */
  public static EtcdStore open(EtcdOptions options) {
    return open(options, ThreadLocalRandom.current().nextInt(options.endpoints().size()));
  }

  /**
   * @param firstEndpoint index of the endpoint to begin with
   */
  static EtcdStore open(EtcdOptions options, int firstEndpoint) {
    return new EtcdStore(options, firstEndpoint);
  }

  @Override
  public Optional<Entry> read(String key) {
    return Wire.onlyEntry(range("read " + key, Wire.read(key)));
  }

  @Override
  public Listing list(String prefix) {
    RangeResponse response = range("list " + prefix, Wire.list(prefix));
    return new Listing(response.getHeader().getRevision(), Wire.entries(response));
  }

  @Override
  public WriteOutcome put(String key, String value, long expectedRevision, long grantId) {
    return write("put " + key, Wire.put(key, value, expectedRevision, grantId), grantId);
  }

  @Override
  public WriteOutcome delete(String key, long expectedRevision) {
    return write("delete " + key, Wire.delete(key, expectedRevision), FOREVER);
  }

  @Override
  public Grant grant(Duration ttl) {
    if (ttl.isNegative() || ttl.isZero()) {
      throw new IllegalArgumentException("grant of " + ttl + ": must be longer than nothing");
    }
    LeaseGrantRequest request =
        LeaseGrantRequest.newBuilder().setTTL(ttl.plusNanos(999_999_999).toSeconds()).build();
    // A second one, should the first have come about unknown to us, ends by itself.
    LeaseGrantResponse response =
        calls.call("grant", LeaseGrpc.getLeaseGrantMethod(), request, Calls.Repeat.HARMLESS);
    return new Grant(response.getID(), Duration.ofSeconds(response.getTTL()));
  }

  @Override
  public Optional<Grant> keepAlive(long grantId) {
    LeaseKeepAliveResponse response =
        calls.call(
            "keep grant " + grantId + " alive",
            KEEP_ALIVE_ONCE,
            LeaseKeepAliveRequest.newBuilder().setID(grantId).build(),
            Calls.Repeat.HARMLESS);
    return Optional.of(response.getTTL())
        .filter(seconds -> seconds > 0)
        .map(seconds -> new Grant(grantId, Duration.ofSeconds(seconds)));
  }

  @Override
  public Optional<Duration> remaining(long grantId) {
    LeaseTimeToLiveResponse response =
        calls.call(
            "time left of grant " + grantId,
            LeaseGrpc.getLeaseTimeToLiveMethod(),
            LeaseTimeToLiveRequest.newBuilder().setID(grantId).build(),
            Calls.Repeat.HARMLESS);
    return Optional.of(response.getTTL()).filter(seconds -> seconds >= 0).map(Duration::ofSeconds);
  }

  @Override
  public void revoke(long grantId) {
    calls.callForGrant(
        "revoke grant " + grantId,
        LeaseGrpc.getLeaseRevokeMethod(),
        LeaseRevokeRequest.newBuilder().setID(grantId).build(),
        Calls.Repeat.HARMLESS);
  }

  @Override
  public Watch watch(String prefix, long fromRevision, Consumer<StoreEvent> listener) {
    if (connections.isClosed()) {
      throw new StoreException(
          StoreException.Kind.CLOSED, "watch " + prefix + ": the store is closed; open it again");
    }
    EtcdWatch watch = new EtcdWatch(connections, prefix, fromRevision, listener, watches::remove);
    watches.add(watch);
    return watch.start();
  }

  @Override
  public void close() {
    watches.forEach(EtcdWatch::close);
    connections.close();
  }

  private RangeResponse range(String operation, RangeRequest request) {
    return calls.call(operation, KVGrpc.getRangeMethod(), request, Calls.Repeat.HARMLESS);
  }

  private WriteOutcome write(String operation, TxnRequest request, long grantId) {
    return calls
        .callForGrant(operation, KVGrpc.getTxnMethod(), request, Calls.Repeat.HARMFUL)
        .map(EtcdStore::outcome)
        .orElseGet(() -> new WriteOutcome.GrantGone(grantId));
  }

  private static WriteOutcome outcome(TxnResponse response) {
    return response.getSucceeded()
        ? new WriteOutcome.Applied(response.getHeader().getRevision())
        : new WriteOutcome.Conflict(Wire.onlyEntry(response.getResponses(0).getResponseRange()));
  }
}
