package dev.tweed.it.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same lab for a user who is nobody special: inside a user namespace. */
class LabWithoutRootTest {

  private static final String NOBODY = "65534";

  @TempDir Path temporary;
  private TweedCommand tweed;

  @BeforeEach
  void becomeNobody() throws Exception {
    assumeTrue(isRealRoot(), "only root can become nobody");
    Path theirs = Files.createDirectory(temporary.resolve("theirs"));
    Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setAttribute(theirs, "unix:uid", Integer.valueOf(NOBODY));
    tweed =
        new TweedCommand(
            theirs.resolve("tweed").resolve("labs"),
            readableClassPath(),
            "setpriv",
            "--reuid",
            NOBODY,
            "--regid",
            NOBODY,
            "--clear-groups");
  }

  private static boolean isRealRoot() throws Exception {
    return Files.readString(Path.of("/proc/self/uid_map")).strip().endsWith("4294967295")
        && (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
  }

  /** Ours may lie where nobody else can look. */
  private String readableClassPath() throws Exception {
    List<String> copies = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path copy = temporary.resolve(copies.size() + "-" + Path.of(entry).getFileName());
      new ProcessBuilder("cp", "-r", entry, copy.toString()).start().waitFor();
      copies.add(copy.toString());
    }
    return String.join(File.pathSeparator, copies);
  }

  @AfterEach
  void down() {
    if (tweed != null) {
      tweed.run("lab", "down", "--all");
    }
  }

  @Test
  void comesUpIsEnteredAndGoes() {
    var up = tweed.run("lab", "up");
    assertThat(up.exit()).as(up.err()).isZero();
    assertThat(up.out()).contains("30 of 30 pings answered");

    assertThat(tweed.run("lab", "exec", "node-1", "--", "ip", "-br", "addr").out())
        .contains("192.168.33.11/24", "tweed.1");
    assertThat(tweed.runWith("ip netns list\n", "lab", "shell").out()).contains("pod-3-2");

    assertThat(tweed.run("lab", "down").exit()).isZero();
    LabTraces.assertNoDirectory(tweed.labs());
  }
}
