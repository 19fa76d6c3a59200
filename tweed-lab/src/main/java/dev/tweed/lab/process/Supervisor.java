package dev.tweed.lab.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The processes around a lab, so that it can only live or be gone as a whole:
 *
 * <pre>
 * sh            supervisor, in a session of its own; removes the lab's directory when all is over
 * └ unshare     holds on to the namespaces' first process and ends with it
 *   └ java      process 1 of the lab's pid namespace
 *     └ …       a process for each container, whoever was started by exec and shell
 * </pre>
 *
 * <p>Whichever of the first three is killed, even with -9, the others are: the parent's death is a
 * signal to the child (PR_SET_PDEATHSIG, by setpriv and by unshare --kill-child), the child's ends
 * the wait of the parent. With process 1 the kernel ends all processes of its namespace, and with
 * them the namespaces, which nothing outside refers to.
 */
final class Supervisor {

  /** $1 is the lab's directory; what follows starts the namespaces. */
  private static final String SCRIPT =
      """
      dir=$1
      shift
      setpriv --pdeathsig KILL "$@" 2>>"$dir/log"
      gone=${dir%/*}/.gone-$$
      mv "$dir" "$gone" 2>/dev/null && rm -rf "$gone"
      labs=${dir%/*}
      rmdir "$labs" 2>/dev/null
      case $labs in */tweed/labs | */tweed-*/labs) rmdir "${labs%/*}" 2>/dev/null ;; esac
      """;

  private static final int CAP_NET_ADMIN = 12;
  private static final int CAP_SYS_ADMIN = 21;

  private Supervisor() {}

  /**
   * Starts a command as process 1 of new namespaces. Its standard input and output are pipes, its
   * standard error is the lab's log.
   */
  static Process start(LabDirectory directory, List<String> command) {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("setsid", "sh", "-c", SCRIPT, "tweed-lab", directory.path().toString()));
    words.addAll(List.of("unshare", "--net", "--mount", "--pid", "--fork", "--kill-child"));
    words.add("--mount-proc");
    if (!isPrivileged()) {
      words.addAll(List.of("--user", "--map-root-user"));
    }
    words.addAll(command);
    try {
      return new ProcessBuilder(words)
          .directory(Path.of("/").toFile())
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new LabException("start a lab: " + e.getMessage() + "; install util-linux", e);
    }
  }

  /** Whether we may make network namespaces without a user namespace around them. */
  private static boolean isPrivileged() {
    try (var lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("CapEff:"))
          .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
          .anyMatch(caps -> (caps >>> CAP_NET_ADMIN & caps >>> CAP_SYS_ADMIN & 1) == 1);
    } catch (IOException e) {
      throw new UncheckedIOException("read /proc/self/status", e);
    }
  }
}
