package dev.tweed.linux.nft;

import dev.tweed.linux.nft.expr.Bytes;
import dev.tweed.linux.nft.expr.DataType;
import dev.tweed.net.IpAddress;
import dev.tweed.net.MacAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How nft writes values. */
final class ValueText {

  private static final int IFNAME_BYTES = 16;

  private ValueText() {}

  /** One value of one type. */
  static String of(DataType type, Bytes value) {
    if (value.length() == 0 || value.length() > 8 && !isLong(type)) {
      return value.toString();
    }
    return switch (type) {
      case IPV4_ADDR -> value.length() == 4 ? address(value) : value.toString();
      case IPV6_ADDR -> value.length() == 16 ? address(value) : value.toString();
      case ETHER_ADDR ->
          value.length() == 6 ? MacAddress.of(value.toArray()).toString() : value.toString();
      case IFNAME, STRING -> "\"" + name(value) + "\"";
      case MARK -> "0x%08x".formatted(value.hostNumber());
      case CLASSID -> "%x:%x".formatted(value.hostNumber() >>> 16, value.hostNumber() & 0xFFFF);
      case TIME -> time(Duration.ofMillis(value.hostNumber()));
      case BOOLEAN -> value.isZero() ? "missing" : "exists";
      case INVALID, CT_LABEL -> value.toString();
      default -> number(type, type.hostOrder() ? value.hostNumber() : value.number());
    };
  }

  private static boolean isLong(DataType type) {
    return type == DataType.IPV6_ADDR || type == DataType.IFNAME || type == DataType.STRING;
  }

  private static String number(DataType type, long number) {
    if (type.isFlags()) {
      return Words.flags(type, number, ",");
    }
    String word = Words.word(type, number);
    return word == null ? Long.toUnsignedString(number) : word;
  }

  private static String address(Bytes value) {
    return IpAddress.of(value.toArray()).toString();
  }

  /** A link's name; a value without a final NUL is a beginning: {@code eth*}. */
  private static String name(Bytes value) {
    int end = 0;
    while (end < value.length() && value.at(end) != 0) {
      end++;
    }
    String text = new String(value.slice(0, end).toArray(), StandardCharsets.UTF_8);
    return end == value.length() && end < IFNAME_BYTES ? text + "*" : text;
  }

  /** From one value to another: a prefix where it is one. */
  static String range(DataType type, Bytes from, Bytes to) {
    if (from.equals(to)) {
      return of(type, from);
    }
    int length = type.isAddress() ? prefixLength(from, to) : -1;
    return length >= 0 ? of(type, from) + "/" + length : of(type, from) + "-" + of(type, to);
  }

  private static int prefixLength(Bytes from, Bytes to) {
    for (int length = 0; length <= from.length() * 8; length++) {
      Bytes mask = Bytes.prefixMask(length, from.length());
      if (from.and(mask).equals(from) && to.equals(last(from, mask))) {
        return length;
      }
    }
    return -1;
  }

  private static Bytes last(Bytes first, Bytes mask) {
    return first.not().and(mask).not(); // host bits of ones: !(!first & mask)
  }

  /** A value of a concatenation. */
  static String of(KeyType type, Bytes value) {
    return range(type, value, value);
  }

  static String range(KeyType type, Bytes from, Bytes to) {
    if (from.length() != type.bytes() || to.length() != type.bytes()) {
      return from + (from.equals(to) ? "" : "-" + to);
    }
    List<Bytes> first = type.split(from);
    List<Bytes> last = type.split(to);
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      parts.add(range(type.parts().get(i), first.get(i), last.get(i)));
    }
    return String.join(" . ", parts);
  }

  /** {@code 1d2h3m4s5ms}. */
  static String time(Duration time) {
    StringBuilder text = new StringBuilder();
    append(text, time.toDaysPart(), "d");
    append(text, time.toHoursPart(), "h");
    append(text, time.toMinutesPart(), "m");
    append(text, time.toSecondsPart(), "s");
    append(text, time.toMillisPart(), "ms");
    return text.isEmpty() ? "0s" : text.toString();
  }

  private static void append(StringBuilder text, long amount, String unit) {
    if (amount != 0) {
      text.append(amount).append(unit);
    }
  }
}
