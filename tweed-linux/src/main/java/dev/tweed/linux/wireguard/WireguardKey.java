package dev.tweed.linux.wireguard;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A public key of Curve25519: 32 bytes, by which peers know one another. Text form: base64, 44
 * characters. Source: RFC 7748.
 */
public final class WireguardKey {

  private final byte[] bytes;

  private WireguardKey(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * A key of these bytes.
   *
   * @throws IllegalArgumentException when there are not 32
   */
  public static WireguardKey of(byte[] bytes) {
    return new WireguardKey(KeyText.checked(bytes));
  }

  /**
   * Reads base64.
   *
   * @throws IllegalArgumentException naming the rule
   */
  public static WireguardKey parse(String text) {
    return new WireguardKey(KeyText.decode(text));
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof WireguardKey key && Arrays.equals(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Base64. */
  @Override
  public String toString() {
    return KeyText.encode(bytes);
  }
}
