package dev.tweed.cluster.etcd;

import com.google.protobuf.ByteString;
import io.etcd.jetcd.api.KVGrpc;
import io.etcd.jetcd.api.KeyValue;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.RangeResponse;
import io.grpc.CallOptions;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Whether the store that a watch meets after a lost connection is the one it knew before.
 *
 * <p>etcd itself does not say: one that came back empty, or from an old backup, lets a watch wait
 * for a revision of the future, and tells of that one as if nothing had happened. So the newest
 * entry that the watch knows of is read again, as of its revision, or as it is now when that is
 * compacted. The read is linearizable, so that a member that lags behind does not look like one
 * that lost data.
 *
 * <p>Not thread-safe.
 */
final class Continuity {

  private static final long NOW = 0;

  private final String prefix;
  private final Duration timeout;
  private Optional<KeyValue> witness = Optional.empty();

  Continuity(String prefix, Duration timeout) {
    this.prefix = prefix;
    this.timeout = timeout;
  }

  /** Remembers an entry as it was put. */
  void saw(KeyValue entry) {
    witness = Optional.of(entry);
  }

  /**
   * Asks the member.
   *
   * @param next revision that the watch wants to go on from
   * @return why it cannot
   * @throws StatusRuntimeException when the member does not answer
   */
  Optional<String> broken(Connection connection, long next) {
    try {
      return judge(range(connection, question()), next);
    } catch (StatusRuntimeException e) {
      if (Failure.isCompacted(e.getStatus()) && witness.isPresent()) {
        return judge(range(connection, Wire.readAt(witness.get().getKey(), NOW)), next);
      }
      if (e.getStatus().getCode() == Status.Code.OUT_OF_RANGE) {
        return Optional.of("etcd has lost revisions: " + e.getStatus().getDescription());
      }
      throw e;
    }
  }

  private RangeRequest question() {
    return witness
        .map(known -> Wire.readAt(known.getKey(), known.getModRevision()))
        .orElseGet(() -> Wire.newest(prefix));
  }

  private RangeResponse range(Connection connection, RangeRequest request) {
    CallOptions options =
        CallOptions.DEFAULT.withDeadlineAfter(timeout.toNanos(), TimeUnit.NANOSECONDS);
    return connection.call(KVGrpc.getRangeMethod(), request, options);
  }

  private Optional<String> judge(RangeResponse response, long next) {
    long revision = response.getHeader().getRevision();
    Optional<KeyValue> found = response.getKvsList().stream().findFirst();
    if (revision < next - 1) {
      return Optional.of(
          "etcd is at revision %d after it was at %d: it lost data".formatted(revision, next - 1));
    }
    if (witness.isPresent() && !found.equals(witness)) {
      ByteString key = witness.get().getKey();
      return Optional.of(
          "etcd no longer knows of %s at revision %d: compacted, or another history"
              .formatted(key.toStringUtf8(), witness.get().getModRevision()));
    }
    witness = witness.or(() -> found.filter(entry -> entry.getModRevision() < next));
    return Optional.empty();
  }
}
