package dev.tweed.cluster.etcd;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.HexFormat;

/**
 * Private keys as PKCS#8 (RFC 5208), the only form Java reads. Older ones, as openssl and cfssl
 * write them, become that by wrapping: RSA (PKCS#1, RFC 8017 A.1.2) and elliptic curves (SEC 1, RFC
 * 5915).
 */
final class Pkcs8 {

  private static final int INTEGER = 0x02;
  private static final int OCTET_STRING = 0x04;
  private static final int OBJECT_ID = 0x06;
  private static final int SEQUENCE = 0x30;
  private static final int CURVE = 0xa0;

  private static final byte[] VERSION_0 = HexFormat.of().parseHex("020100");

  /** With its NULL parameter. */
  private static final byte[] RSA = HexFormat.of().parseHex("06092a864886f70d0101010500");

  private static final byte[] EC = HexFormat.of().parseHex("06072a8648ce3d0201");

  private Pkcs8() {}

  static byte[] ofRsa(byte[] pkcs1) {
    return wrap(element(SEQUENCE, RSA), pkcs1);
  }

  static byte[] ofEc(byte[] sec1) throws GeneralSecurityException {
    return wrap(element(SEQUENCE, EC, curve(sec1)), sec1);
  }

  /** Java's name of the key's algorithm. */
  static String algorithm(byte[] pkcs8) throws GeneralSecurityException {
    try {
      ByteBuffer fields = content(ByteBuffer.wrap(pkcs8), SEQUENCE);
      content(fields, INTEGER);
      ByteBuffer id = content(content(fields, SEQUENCE), OBJECT_ID);
      if (id.equals(ByteBuffer.wrap(RSA).slice(2, RSA.length - 4))) {
        return "RSA";
      }
      return id.equals(ByteBuffer.wrap(EC).slice(2, EC.length - 2)) ? "EC" : "EdDSA";
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw new GeneralSecurityException("its key is broken; it is no PKCS#8", e);
    }
  }

  private static byte[] wrap(byte[] algorithm, byte[] key) {
    return element(SEQUENCE, VERSION_0, algorithm, element(OCTET_STRING, key));
  }

  /** The object id of the curve, which SEC 1 has after version and key. */
  private static byte[] curve(byte[] sec1) throws GeneralSecurityException {
    try {
      ByteBuffer fields = content(ByteBuffer.wrap(sec1), SEQUENCE);
      content(fields, INTEGER);
      content(fields, OCTET_STRING);
      ByteBuffer id = content(content(fields, CURVE), OBJECT_ID);
      byte[] bytes = new byte[id.remaining()];
      id.get(bytes);
      return element(OBJECT_ID, bytes);
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw new GeneralSecurityException("its EC key does not name a curve; use PKCS#8", e);
    }
  }

  /** What the next DER element holds; the buffer goes on after it. */
  private static ByteBuffer content(ByteBuffer der, int tag) {
    int found = der.get() & 0xff;
    if (found != tag) {
      throw new IllegalArgumentException("tag %#x where %#x should be".formatted(found, tag));
    }
    int length = length(der);
    ByteBuffer content = der.slice(der.position(), Math.min(length, der.remaining()));
    der.position(der.position() + length);
    return content;
  }

  private static int length(ByteBuffer der) {
    int first = der.get() & 0xff;
    return switch (first) {
      case 0x81 -> der.get() & 0xff;
      case 0x82 -> der.getShort() & 0xffff;
      default -> first;
    };
  }

  private static byte[] element(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream element = new ByteArrayOutputStream();
    element.write(tag);
    writeLength(element, content.size());
    element.writeBytes(content.toByteArray());
    return element.toByteArray();
  }

  private static void writeLength(ByteArrayOutputStream out, int length) {
    if (length > 0xff) {
      out.write(0x82);
      out.write(length >> 8);
    } else if (length > 0x7f) {
      out.write(0x81);
    }
    out.write(length);
  }
}
