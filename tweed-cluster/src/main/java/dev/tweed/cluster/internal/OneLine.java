package dev.tweed.cluster.internal;

/** Messages made of text that somebody else wrote: no line breaks in a log, and not too long. */
public final class OneLine {

  private static final int LONGEST = 400;

  private OneLine() {}

  /** The text with control characters written as {@code \}{@code u000a}, cut where too long. */
  public static String of(String text) {
    StringBuilder line = new StringBuilder(Math.min(text.length(), LONGEST));
    text.codePoints()
        .limit(LONGEST)
        .forEach(c -> {
          if (isPrintable(c)) {
            line.appendCodePoint(c);
          } else {
            line.append("\\u%04x".formatted(c));
          }
        });
    return text.length() > LONGEST ? line.append('…').toString() : line.toString();
  }

  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
