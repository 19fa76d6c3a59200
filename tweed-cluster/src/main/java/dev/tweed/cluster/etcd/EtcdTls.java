package dev.tweed.cluster.etcd;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Files for TLS, all PEM. Read anew for every connection, so that renewed certificates need no
 * restart.
 *
 * @param ca who signs the members' certificates; absent: the system's trust store
 * @param certificate this client's, its own first, those that sign it after
 * @param key of the certificate: PKCS#8, or the older RSA and EC forms; not encrypted
 * @param serverName to be found in the members' certificates instead of the endpoint's host
 */
public record EtcdTls(
    Optional<Path> ca,
    Optional<Path> certificate,
    Optional<Path> key,
    Optional<String> serverName) {

  /**
   * Certificate and key come together.
   *
   * @throws IllegalArgumentException naming field, value and rule
   */
  public EtcdTls {
    if (certificate.isPresent() != key.isPresent()) {
      throw new IllegalArgumentException(
          certificate
              .map(file -> "etcd certificate " + file + ": must come with its key file")
              .orElseGet(
                  () -> "etcd key " + key.orElseThrow() + ": must come with its certificate file"));
    }
    if (serverName.isPresent() && serverName.get().isBlank()) {
      throw new IllegalArgumentException("etcd server name \"\": must not be empty when given");
    }
  }

  /** Only the servers prove who they are. */
  public static EtcdTls trusting(Path ca) {
    return new EtcdTls(Optional.of(ca), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Both sides prove who they are. */
  public EtcdTls withClientCertificate(Path file, Path keyFile) {
    return new EtcdTls(ca, Optional.of(file), Optional.of(keyFile), serverName);
  }

  public EtcdTls withServerName(String name) {
    return new EtcdTls(ca, certificate, key, Optional.of(name));
  }
}
