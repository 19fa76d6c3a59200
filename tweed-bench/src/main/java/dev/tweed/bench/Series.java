package dev.tweed.bench;

import java.util.Arrays;
import java.util.Locale;

/** Repeated measurements of one thing, in one unit. */
final class Series {

  private final String unit;
  private double[] sorted = {};

  Series(String unit) {
    this.unit = unit;
  }

  /** Milliseconds. */
  static Series millis() {
    return new Series("ms");
  }

  void addNanos(long nanos) {
    add(nanos / 1e6);
  }

  void add(double value) {
    sorted = Arrays.copyOf(sorted, sorted.length + 1);
    sorted[sorted.length - 1] = value;
    Arrays.sort(sorted);
  }

  double median() {
    return percentile(50);
  }

  double percentile(int percent) {
    double at = percent / 100.0 * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (sorted[above] - sorted[below]) * (at - below);
  }

  /** {@code 71.3 ms (69.0–75.2)}. */
  @Override
  public String toString() {
    return number(median())
        + " "
        + unit
        + " ("
        + number(sorted[0])
        + "–"
        + number(sorted[sorted.length - 1])
        + ")";
  }

  static String number(double value) {
    String pattern = value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : value >= 1 ? "%.2f" : "%.3f";
    return String.format(Locale.ROOT, pattern, value);
  }
}
