package dev.tweed.cluster.etcd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A certificate authority for a test, made by openssl in a directory. */
final class Certificates {

  private final Path directory;

  private Certificates(Path directory) {
    this.directory = directory;
  }

  static Certificates in(Path directory) {
    Certificates authority = new Certificates(directory);
    authority.openssl(
        "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=ca"
            + " -keyout ca.key -out ca.pem");
    return authority;
  }

  Path ca() {
    return directory.resolve("ca.pem");
  }

  Path certificate(String name) {
    return directory.resolve(name + ".pem");
  }

  Path key(String name) {
    return directory.resolve(name + ".key");
  }

  /**
   * Signs a certificate for both ends of a connection.
   *
   * @param names such as {@code IP:127.0.0.1,DNS:etcd.test}
   */
  void sign(String name, String names) {
    write(name + ".ext", "subjectAltName=" + names + "\nextendedKeyUsage=serverAuth,clientAuth\n");
    openssl(
        "req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=%1$s -keyout %1$s.key -out %1$s.csr"
            .formatted(name));
    openssl(
        "x509 -req -in %1$s.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile %1$s.ext -out %1$s.pem"
            .formatted(name));
  }

  private void openssl(String arguments) {
    EtcdProcess.output(
        List.of("sh", "-c", "cd '%s' && openssl %s 2>&1".formatted(directory, arguments)),
        Map.of());
  }

  private void write(String file, String text) {
    try {
      Files.writeString(directory.resolve(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
