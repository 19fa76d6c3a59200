package dev.tweed.cli;

import dev.tweed.lab.process.NamespaceEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "shell",
    mixinStandardHelpOptions = true,
    description =
        "Open a shell in a host or container, or in the lab itself, where ip netns lists them all.")
final class LabShell implements Callable<Integer> {

  @Mixin private LabName name = new LabName();

  @Parameters(arity = "0..1", paramLabel = "HOST|POD", description = "Where; the lab by default.")
  private @Nullable String member;

  @Override
  public Integer call() {
    NamespaceEntry entry = name.require().entry();
    ProcessBuilder shell = member == null ? entry.inLab(shell()) : entry.in(member, shell());
    return Foreground.run(shell);
  }

  private static List<String> shell() {
    return Files.isExecutable(Path.of("/bin/bash"))
        ? List.of("/bin/bash", "--rcfile", NamespaceEntry.SHELL_START.toString(), "-i")
        : List.of("/bin/sh", "-i");
  }
}
