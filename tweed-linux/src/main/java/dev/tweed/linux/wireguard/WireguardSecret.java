package dev.tweed.linux.wireguard;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A private key, or a key that two peers share beforehand: 32 bytes that are never printed. {@link
 * #toString()} says {@code (hidden)}; who must write them down asks for {@link #reveal()}.
 */
public final class WireguardSecret {

  /** All zeroes: on the wire, the lack of a key. */
  public static final WireguardSecret NONE = new WireguardSecret(new byte[KeyText.BYTES]);

  private final byte[] bytes;

  private WireguardSecret(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * A secret of these bytes.
   *
   * @throws IllegalArgumentException when there are not 32
   */
  public static WireguardSecret of(byte[] bytes) {
    return new WireguardSecret(KeyText.checked(bytes));
  }

  /**
   * Reads base64.
   *
   * @throws IllegalArgumentException naming the rule, without the text
   */
  public static WireguardSecret parse(String text) {
    return new WireguardSecret(KeyText.decode(text));
  }

  /** A new private key, of the form the kernel gives them: RFC 7748, section 5. */
  public static WireguardSecret generate() {
    byte[] bytes = new byte[KeyText.BYTES];
    new SecureRandom().nextBytes(bytes);
    bytes[0] &= (byte) 0xF8;
    bytes[31] = (byte) (bytes[31] & 0x7F | 0x40);
    return new WireguardSecret(bytes);
  }

  /** The public key that belongs to this private one. */
  public WireguardKey publicKey() {
    return WireguardKey.of(Curve25519.publicKey(bytes));
  }

  public boolean isNone() {
    return equals(NONE);
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  /** Base64, for a file that nobody else may read. */
  public String reveal() {
    return KeyText.encode(bytes);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof WireguardSecret secret && MessageDigest.isEqual(bytes, secret.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return isNone() ? "(none)" : "(hidden)";
  }
}
