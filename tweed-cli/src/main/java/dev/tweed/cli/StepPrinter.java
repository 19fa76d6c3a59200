package dev.tweed.cli;

import dev.tweed.lab.Progress;
import java.io.PrintWriter;
import java.time.Duration;

/** Progress on stderr: a line for each step with its time; on a terminal also what is under way. */
final class StepPrinter implements Progress {

  private static final String ERASE_LINE = "\r\033[K";

  private final PrintWriter err;
  private final boolean live;

  private StepPrinter(PrintWriter err, boolean live) {
    this.err = err;
    this.live = live;
  }

  static StepPrinter on(PrintWriter err) {
    return new StepPrinter(err, Terminal.isErr());
  }

  /** One finished step. */
  static void line(PrintWriter err, long nanos, String text) {
    err.println("%6d.%03d s  %s".formatted(nanos / 1_000_000_000, nanos / 1_000_000 % 1000, text));
    err.flush();
  }

  @Override
  public void begun(String step) {
    if (live) {
      err.print("        … " + step);
      err.flush();
    }
  }

  @Override
  public void done(String result, Duration took) {
    if (live) {
      err.print(ERASE_LINE);
    }
    line(err, took.toNanos(), result);
  }
}
