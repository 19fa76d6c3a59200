package dev.tweed.cluster.etcd;

import dev.tweed.cluster.store.StoreException.Kind;
import io.grpc.Status;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.ssl.NotSslRecordException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What a connection that does not come about or breaks means: name, TCP, TLS, HTTP/2. */
final class TransportFailure {

  /** How an answer in TLS (an alert, version 3.x) looks to one who expects HTTP/2. */
  private static final String TLS_ALERT = "first 5 bytes: 15030";

  private TransportFailure() {}

  static Failure of(Status status) {
    List<Throwable> causes = causes(status.getCause());
    String text = text(status, causes);
    for (Throwable cause : causes.reversed()) {
      Optional<Failure> known = known(cause);
      if (known.isPresent()) {
        return known.get();
      }
    }
    if (text.contains(TLS_ALERT)) {
      return refused("speaks TLS; make the endpoint https://");
    }
    return new Failure(Kind.UNAVAILABLE, text, true);
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
          case CertPathBuilderException _ ->
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
