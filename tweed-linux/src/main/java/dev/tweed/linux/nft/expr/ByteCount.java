package dev.tweed.linux.nft.expr;

/** How nft writes a number of bytes: in the largest unit that divides it. */
final class ByteCount {

  private static final String[] UNITS = {"bytes", "kbytes", "mbytes"};

  private ByteCount() {}

  static String text(long bytes) {
    int unit = 0;
    long number = bytes;
    while (unit < UNITS.length - 1 && number != 0 && number % 1024 == 0) {
      number /= 1024;
      unit++;
    }
    return Long.toUnsignedString(number) + " " + UNITS[unit];
  }
}
