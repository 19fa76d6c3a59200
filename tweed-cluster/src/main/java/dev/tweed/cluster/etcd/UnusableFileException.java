package dev.tweed.cluster.etcd;

/** A certificate or key that cannot be used; the message names the file and says why. */
final class UnusableFileException extends RuntimeException {

  UnusableFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
