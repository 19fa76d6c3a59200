package dev.tweed.net;

/**
 * Addresses as text: dotted decimal, and the IPv6 forms of RFC 4291 (read) and RFC 5952 (write).
 */
final class IpText {

  private IpText() {}

  static IpAddress parseV4(String text) {
    return IpAddress.v4((int) v4Bits(text, text));
  }

  private static long v4Bits(String text, String whole) {
    long bits = 0;
    int from = 0;
    for (int part = 1; part <= 4; part++) {
      int dot = text.indexOf('.', from);
      if ((dot < 0) != (part == 4)) {
        throw bad(whole, "an IPv4 address has four numbers");
      }
      int to = dot < 0 ? text.length() : dot;
      bits = bits << 8 | byteAt(text, from, to, whole);
      from = to + 1;
    }
    return bits;
  }

  private static int byteAt(String text, int from, int to, String whole) {
    int value = to - from > 3 || (to - from > 1 && text.charAt(from) == '0') ? -1 : 0;
    for (int i = from; i < to && value >= 0; i++) {
      value = digit(text.charAt(i)) ? value * 10 + text.charAt(i) - '0' : -1;
    }
    if (from == to || value < 0 || value > 255) {
      throw bad(whole, "\"" + text.substring(from, to) + "\" is not a number from 0 to 255");
    }
    return value;
  }

  static IpAddress parseV6(String text) {
    int gap = text.indexOf("::");
    if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
      throw bad(text, "\"::\" may stand only once");
    }
    int[] head = gap < 0 ? groups(text, text, true) : groups(text.substring(0, gap), text, false);
    int[] tail = gap < 0 ? new int[0] : groups(text.substring(gap + 2), text, true);
    int count = head.length + tail.length;
    if (gap < 0 ? count != 8 : count > 7) {
      throw bad(text, "an IPv6 address has eight groups");
    }
    int[] all = new int[8];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(tail, 0, all, 8 - tail.length, tail.length);
    return IpAddress.v6(half(all, 0), half(all, 4));
  }

  private static int[] groups(String text, String whole, boolean last) {
    if (text.isEmpty()) {
      return new int[0];
    }
    String[] parts = text.split(":", -1);
    boolean endsInV4 = last && parts[parts.length - 1].indexOf('.') >= 0;
    int[] groups = new int[parts.length + (endsInV4 ? 1 : 0)];
    for (int i = 0; i < parts.length - (endsInV4 ? 1 : 0); i++) {
      groups[i] = group(parts[i], whole);
    }
    if (endsInV4) {
      long bits = v4Bits(parts[parts.length - 1], whole);
      groups[parts.length - 1] = (int) (bits >>> 16);
      groups[parts.length] = (int) (bits & 0xFFFF);
    }
    return groups;
  }

  private static int group(String part, String whole) {
    boolean hex =
        !part.isEmpty()
            && part.length() <= 4
            && part.chars().allMatch(c -> c < 128 && Character.digit(c, 16) >= 0);
    if (!hex) {
      throw bad(whole, "\"" + part + "\" is not a group of one to four hexadecimal digits");
    }
    return Integer.parseInt(part, 16);
  }

  private static long half(int[] groups, int from) {
    return (long) groups[from] << 48
        | (long) groups[from + 1] << 32
        | (long) groups[from + 2] << 16
        | groups[from + 3];
  }

  static String formatV4(long bits) {
    return (bits >>> 24)
        + "."
        + (bits >>> 16 & 255)
        + "."
        + (bits >>> 8 & 255)
        + "."
        + (bits & 255);
  }

  static String formatV6(long high, long low) {
    if (high == 0 && low >>> 32 == 0xFFFF) {
      return "::ffff:" + formatV4(low & 0xFFFFFFFFL);
    }
    int[] groups = new int[8];
    for (int i = 0; i < 8; i++) {
      groups[i] = (int) ((i < 4 ? high : low) >>> (48 - i % 4 * 16)) & 0xFFFF;
    }
    int bestStart = -1;
    int bestLength = 1;
    for (int i = 0; i < 8; i++) {
      int end = i;
      while (end < 8 && groups[end] == 0) {
        end++;
      }
      if (end - i > bestLength) {
        bestStart = i;
        bestLength = end - i;
      }
    }
    StringBuilder text = new StringBuilder(39);
    for (int i = 0; i < 8; i++) {
      if (i == bestStart) {
        text.append("::");
        i += bestLength - 1;
        continue;
      }
      if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
        text.append(':');
      }
      text.append(Integer.toHexString(groups[i]));
    }
    return text.toString();
  }

  private static boolean digit(int c) {
    return c >= '0' && c <= '9';
  }

  private static IllegalArgumentException bad(String text, String rule) {
    return new IllegalArgumentException("\"" + text + "\" is not an IP address: " + rule);
  }
}
