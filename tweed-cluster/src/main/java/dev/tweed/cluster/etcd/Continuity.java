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
 * entry that the watch knows of is read again, as of its revision. The read is linearizable, so
 * that a member that lags behind does not look like one that lost data.
 *
 * <p>Not thread-safe.
 */
final class Continuity {

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
    RangeRequest request =
        witness
            .map(known -> Wire.readAt(known.getKey(), known.getModRevision()))
            .orElseGet(() -> Wire.newest(prefix));
    CallOptions options =
        CallOptions.DEFAULT.withDeadlineAfter(timeout.toNanos(), TimeUnit.NANOSECONDS);
    try {
      return judge(connection.call(KVGrpc.getRangeMethod(), request, options), next);
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.OUT_OF_RANGE) {
        return Optional.of(text(e.getStatus()));
      }
      throw e;
    }
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
          "etcd has another history: %s was written at revision %d and now was not"
              .formatted(key.toStringUtf8(), witness.get().getModRevision()));
    }
    witness = witness.or(() -> found.filter(entry -> entry.getModRevision() < next));
    return Optional.empty();
  }

  /** Compacted, or of the future, which for a revision that once was means that data is lost. */
  private static String text(Status status) {
    return Failure.isCompacted(status)
        ? "the revisions since the connection was lost may be compacted"
        : "etcd has lost revisions that it had: " + status.getDescription();
  }
}
