package dev.tweed.linux.wireguard;

import java.util.Base64;

/** Base64 of 32 bytes: 43 characters that say something and one {@code =}. */
final class KeyText {

  static final int BYTES = 32;
  private static final int CHARACTERS = 44;

  private KeyText() {}

  /**
   * Reads a key.
   *
   * @throws IllegalArgumentException with the rule, but without the text, which may be a secret
   */
  static byte[] decode(String text) {
    if (text.length() == CHARACTERS) {
      try {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (bytes.length == BYTES && encode(bytes).equals(text)) {
          return bytes;
        }
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(rule(text), e);
      }
    }
    throw new IllegalArgumentException(rule(text));
  }

  private static String rule(String text) {
    return "a WireGuard key is 32 bytes in base64, as \"wg genkey\" writes them: "
        + CHARACTERS
        + " characters with one = at the end; these "
        + text.length()
        + " are not";
  }

  static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  static byte[] checked(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException(
          "a WireGuard key has " + BYTES + " bytes, not " + bytes.length);
    }
    return bytes.clone();
  }
}
