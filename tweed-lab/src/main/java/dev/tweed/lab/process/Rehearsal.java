package dev.tweed.lab.process;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A lab of two hosts in the namespaces this process is in, which should be fresh ones: what a lab's
 * process does from start to first answer, so that Java's start-up cache gets to know it.
 */
public final class Rehearsal {

  private static final String DOCUMENT = "{\"hosts\":2,\"pods\":1}\n" + StartingLab.STAY + "\n";

  private Rehearsal() {}

  /** Returns when the lab has answered; it ends with this process. */
  public static void run() {
    try {
      Path directory = Files.createTempDirectory("tweed-rehearsal").resolve("labs/lab");
      Files.createDirectories(directory);
      PipedInputStream progress = new PipedInputStream();
      PipedOutputStream toUs = new PipedOutputStream(progress);
      var in = new ByteArrayInputStream(DOCUMENT.getBytes(StandardCharsets.UTF_8));
      Thread.ofPlatform().daemon().start(() -> LabDaemon.run(directory, in, toUs));
      String said = new String(progress.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : said.lines().toList()) {
        if (StartMessage.parse(line) instanceof StartMessage.Failed failed) {
          throw new LabException("rehearsal: " + failed.reason());
        }
      }
      Path control = new LabDirectory(directory).control();
      for (ControlRequest request : ControlRequest.values()) {
        ControlClient.ask(control, "rehearsal", request);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("rehearsal", e);
    }
  }
}
