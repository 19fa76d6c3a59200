package dev.tweed.cluster.etcd;

import dev.tweed.cluster.store.StoreException.Kind;
import io.grpc.Status;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.ssl.NotSslRecordException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What a connection that does not come about or breaks means: name, TCP, TLS, HTTP/2. */
final class TransportFailure {

  private TransportFailure() {}

  static Failure of(Status status) {
    List<Throwable> causes = causes(status.getCause());
    for (Throwable cause : causes.reversed()) {
      Optional<Failure> known = known(cause);
      if (known.isPresent()) {
        return known.get();
      }
    }
    return unreachable(explained(text(status, causes)));
  }

  private static Optional<Failure> known(Throwable cause) {
    return Optional.ofNullable(
        switch (cause) {
          case UnknownHostException _ -> unreachable("there is no host of that name");
          case ConnectTimeoutException _ ->
              unreachable("no answer to connecting: wrong address, or a firewall in between");
          case ConnectException _ ->
              unreachable("does not accept connections: no etcd listens there");
          case NotSslRecordException _ -> refused("does not speak TLS; make the endpoint http://");
          case CertPathBuilderException _, CertPathValidatorException _ ->
              refused("its certificate is not signed by the CA we trust; configure etcd's CA");
          case CertificateExpiredException e ->
              refused("its certificate has expired (" + e.getMessage() + "); renew it");
          case CertificateException e ->
              refused(
                  "its certificate does not fit: " + e.getMessage() + "; check server name, CA");
          case SSLException e when String.valueOf(e.getMessage()).contains("fatal alert") ->
              refused("refused our certificate, or the lack of one: " + e.getMessage());
          default -> null;
        });
  }

  private static Failure unreachable(String reason) {
    return new Failure(Kind.UNAVAILABLE, reason, true);
  }

  private static Failure refused(String reason) {
    return new Failure(Kind.PERMISSION, reason, true);
  }

  /** gRPC's texts for what has no exception of its own. */
  private static String explained(String text) {
    if (text.contains("shutdownNow")) {
      return "given up, for another call to it failed";
    }
    boolean dropped = text.contains("Network closed") || text.contains("Connection reset");
    return dropped
        ? "closed the connection: it was stopped, or speaks TLS where the endpoint says http://"
        : text;
  }

  private static String text(Status status, List<Throwable> causes) {
    String own = Optional.ofNullable(status.getDescription()).orElse(status.getCode().name());
    return causes.isEmpty() ? own : own + " (" + causes.getLast() + ")";
  }

  private static List<Throwable> causes(@Nullable Throwable first) {
    List<Throwable> causes = new ArrayList<>();
    for (Throwable cause = first; cause != null && causes.size() < 16; cause = cause.getCause()) {
      causes.add(cause);
    }
    return causes;
  }
}
