package dev.tweed.linux.nft;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.nft.expr.Bytes;
import dev.tweed.linux.nft.wire.Attributes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * What user space left with an object for itself: comments, and how nft wants to print a set. The
 * kernel does not look inside. At most 256 bytes.
 *
 * <p>Wire form: u8 type, u8 length, value, and again.
 */
public record UserData(Bytes bytes) {

  public static final UserData NONE = new UserData(Bytes.EMPTY);

  private static final int MOST = 256;
  private static final int LONGEST_ITEM = 255;

  static UserData decode(Attributes attributes, int type) {
    return attributes.has(type) ? new UserData(new Bytes(attributes.bytes(type))) : NONE;
  }

  /** The item of that type. */
  public Optional<Bytes> find(int type) {
    int at = 0;
    while (at + 2 <= bytes.length()) {
      int length = bytes.at(at + 1);
      if (at + 2 + length > bytes.length()) {
        return Optional.empty();
      }
      if (bytes.at(at) == type) {
        return Optional.of(bytes.slice(at + 2, length));
      }
      at += 2 + length;
    }
    return Optional.empty();
  }

  /** The same and one item more. */
  public UserData with(int type, Bytes value) {
    if (value.length() > LONGEST_ITEM || bytes.length() + 2 + value.length() > MOST) {
      throw new IllegalArgumentException(
          "a comment has at most 254 bytes in UTF-8, this one " + (value.length() - 1));
    }
    return new UserData(bytes.plus(Bytes.u8(type)).plus(Bytes.u8(value.length())).plus(value));
  }

  /** The same and a number in the machine's order more. */
  UserData with(int type, int number) {
    return with(type, Bytes.host32(number));
  }

  UserData withText(int type, String text) {
    return text.isEmpty()
        ? this
        : with(type, new Bytes(text.getBytes(StandardCharsets.UTF_8)).plus(Bytes.u8(0)));
  }

  /** Text up to the NUL; empty when there is none. */
  String text(int type) {
    return find(type).map(UserData::text).orElse("");
  }

  private static String text(Bytes value) {
    byte[] all = value.toArray();
    int end = 0;
    while (end < all.length && all[end] != 0) {
      end++;
    }
    return new String(Arrays.copyOf(all, end), StandardCharsets.UTF_8);
  }

  void encode(MessageWriter out, int type) {
    if (bytes.length() > 0) {
      out.bytes(type, bytes.toArray());
    }
  }
}
