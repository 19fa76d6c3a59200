package dev.tweed.lab.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How to run a command inside a lab: its mounts and processes, and the network of one host or
 * container or the lab's own. By {@code nsenter(1)}.
 */
public final class NamespaceEntry {

  /** A start file for bash, within the lab: its prompt tells where one is. */
  public static final Path SHELL_START = Path.of("/run/tweed-lab/bashrc");

  private static final Path HIDDEN = Path.of("/run");

  private final String lab;
  private final long pid;

  NamespaceEntry(String lab, ProcessIdentity process) {
    this.lab = lab;
    this.pid = process.pid();
  }

  /** The command as started from outside, in the lab's own network. */
  public ProcessBuilder inLab(List<String> command) {
    return enter(Optional.empty(), command);
  }

  /**
   * The command as started from outside.
   *
   * @param member a host or container
   * @throws LabException when the lab has none of that name
   */
  public ProcessBuilder in(String member, List<String> command) {
    Path netns = root().resolve("run/netns").resolve(member);
    if (!member.matches("[a-z0-9-]+") || !Files.exists(netns)) {
      throw new LabException(
          "lab "
              + lab
              + " has no host or container \""
              + member
              + "\": tweed lab status lists them");
    }
    ProcessBuilder entry = enter(Optional.of(netns), command);
    entry.environment().put("TWEED_MEMBER", member);
    return entry;
  }

  /** The lab's root directory as seen from outside. */
  private Path root() {
    return Path.of("/proc/" + pid + "/root");
  }

  private ProcessBuilder enter(Optional<Path> netns, List<String> command) {
    List<String> words = new ArrayList<>(List.of("nsenter", "--target", Long.toString(pid)));
    if (hasOtherUserNamespace()) {
      words.addAll(List.of("--user", "--preserve-credentials"));
    }
    words.addAll(List.of("--mount", "--pid"));
    words.add(netns.map(path -> "--net=" + path).orElse("--net"));
    words.add("--wdns=" + workingDirectory());
    words.add("--");
    words.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(words).inheritIO();
    builder.environment().put("TWEED_LAB", lab);
    return builder;
  }

  private boolean hasOtherUserNamespace() {
    try {
      Path theirs = Files.readSymbolicLink(Path.of("/proc/" + pid + "/ns/user"));
      return !theirs.equals(Files.readSymbolicLink(Path.of("/proc/self/ns/user")));
    } catch (IOException e) {
      throw new LabException("lab " + lab + " belongs to another user, or is going down", e);
    }
  }

  /** The caller's, unless the lab has something else there. */
  private static Path workingDirectory() {
    Path here = Path.of("").toAbsolutePath();
    return here.startsWith(HIDDEN) ? Path.of("/") : here;
  }
}
