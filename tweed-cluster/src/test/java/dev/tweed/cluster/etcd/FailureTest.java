package dev.tweed.cluster.etcd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tweed.cluster.store.StoreException.Kind;
import io.grpc.Status;
import java.net.SocketException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Failures that are hard to bring about; texts as in etcd's {@code rpctypes/error.go}. */
class FailureTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UNAVAILABLE        | etcdserver: request timed out                  | TIMEOUT     | true
          UNAVAILABLE        | etcdserver: leader changed                     | TIMEOUT     | true
          UNAVAILABLE        | etcdserver: no leader                          | UNAVAILABLE | true
          UNAVAILABLE        | etcdserver: not capable                        | UNAVAILABLE | true
          RESOURCE_EXHAUSTED | etcdserver: mvcc: database space exceeded      | UNAVAILABLE | false
          RESOURCE_EXHAUSTED | etcdserver: too many requests                  | UNAVAILABLE | false
          DATA_LOSS          | etcdserver: corrupt cluster                    | DAMAGED     | false
          PERMISSION_DENIED  | etcdserver: permission denied                  | PERMISSION  | false
          INVALID_ARGUMENT   | etcdserver: user name is empty                 | PERMISSION  | false
          UNAUTHENTICATED    | etcdserver: invalid auth token                 | PERMISSION  | false
          DEADLINE_EXCEEDED  | CallOptions deadline exceeded after 1s         | TIMEOUT     | true
          CANCELLED          | Thread interrupted                             | UNAVAILABLE | false
          UNAVAILABLE        | Network closed for unknown reason              | UNAVAILABLE | true
          """)
  void isToldByCodeAndText(Status.Code code, String text, Kind kind, boolean elsewhere) {
    Failure failure = Failure.of(code.toStatus().withDescription(text));

    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.elsewhere()).isEqualTo(elsewhere);
    assertThat(failure.reason()).isNotBlank();
  }

  @Test
  void anUnknownBreakNamesItsCause() {
    Status status =
        Status.UNAVAILABLE
            .withDescription("io exception")
            .withCause(new RuntimeException(new SocketException("No buffer space available")));

    assertThat(Failure.of(status).reason())
        .isEqualTo("io exception (java.net.SocketException: No buffer space available)");
  }
}
