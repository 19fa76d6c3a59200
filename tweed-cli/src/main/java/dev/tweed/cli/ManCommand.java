package dev.tweed.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** For those who package Tweed. */
@Command(name = "man", hidden = true, description = "Write the manual pages.")
final class ManCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "DIRECTORY", description = "Gets man1 and man5.")
  private Path directory = Path.of("");

  @Override
  public void run() {
    for (Map.Entry<String, String> page : ManPages.of(spec.root()).entrySet()) {
      String section = page.getKey().substring(page.getKey().length() - 1);
      Path file = directory.resolve("man" + section).resolve(page.getKey());
      try {
        Files.createDirectories(directory.resolve("man" + section));
        Files.writeString(file, page.getValue());
      } catch (IOException e) {
        throw new AgentException(file + ": cannot be written: " + e);
      }
    }
  }
}
