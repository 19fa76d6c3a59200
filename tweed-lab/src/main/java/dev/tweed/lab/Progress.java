package dev.tweed.lab;

import java.time.Duration;

/** Is told how far a long piece of work has come. From one thread at a time. */
public interface Progress {

  /** A step begins, such as {@code hosts}. */
  void begun(String step);

  /**
   * The step that had begun is done.
   *
   * @param result such as {@code 3 hosts on 192.168.33.0/24}
   */
  void done(String result, Duration took);
}
