package dev.tweed.cluster.embedded;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/** Byte strings in a row that can be told from garbage: length (4), CRC-32C (4), bytes. */
final class Frames {

  private static final int HEADER = 8;

  private Frames() {}

  static byte[] frame(byte[] payload) {
    return ByteBuffer.allocate(HEADER + payload.length)
        .putInt(payload.length)
        .putInt(checksum(payload))
        .put(payload)
        .array();
  }

  /** The next payload, or nothing if what follows is no whole frame; then nothing was consumed. */
  static Optional<byte[]> next(ByteBuffer bytes) {
    if (bytes.remaining() < HEADER) {
      return Optional.empty();
    }
    int length = bytes.getInt(bytes.position());
    // A file that grew without its contents reads as zeroes, and an empty frame's CRC is zero.
    if (length <= 0 || length > bytes.remaining() - HEADER) {
      return Optional.empty();
    }
    byte[] payload = new byte[length];
    bytes.get(bytes.position() + HEADER, payload);
    if (bytes.getInt(bytes.position() + 4) != checksum(payload)) {
      return Optional.empty();
    }
    bytes.position(bytes.position() + HEADER + length);
    return Optional.of(payload);
  }

  private static int checksum(byte[] payload) {
    CRC32C crc = new CRC32C();
    crc.update(payload);
    return (int) crc.getValue();
  }
}
