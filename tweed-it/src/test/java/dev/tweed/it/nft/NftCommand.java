package dev.tweed.it.nft;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The nft command, run in the calling thread's network namespace. */
final class NftCommand {

  private NftCommand() {}

  /** Carries out what nft reads from a file. */
  static void load(String ruleset) {
    run(ruleset, "nft", "-f", "-");
  }

  /** What it prints of everything, without what stands for nothing but layout. */
  static String list() {
    return normalized(run("", "nft", "list", "ruleset"));
  }

  /** Lines joined where nft broke them, times that run replaced, links by index. */
  static String normalized(String text) {
    return text.replaceAll(",\\s+", ", ")
        .replaceAll("expires \\w+", "expires (some)")
        .replaceAll("(?<=iif |device |fwd to |dup to )\"lo\"", "1")
        .replaceAll("(?<=hook ingress device )1", "\"lo\"");
  }

  static String run(String input, String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try (OutputStream in = process.getOutputStream()) {
        in.write(input.getBytes(StandardCharsets.UTF_8));
      }
      ByteArrayOutputStream output = new ByteArrayOutputStream();
      try (InputStream out = process.getInputStream()) {
        out.transferTo(output);
      }
      String text = output.toString(StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", command) + ": " + text);
      }
      return text;
    } catch (IOException e) {
      throw new IllegalStateException("cannot run " + String.join(" ", command), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + command[0] + " ran", e);
    }
  }
}
