package dev.tweed.it.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tweed.lab.process.ProcessIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A lab comes up as a whole and is gone as a whole, whatever happens to it. */
class LabLifeTest {

  @TempDir Path temporary;
  private Path labs;
  private TweedCommand tweed;

  @BeforeEach
  void setUp() {
    labs = temporary.resolve("tweed").resolve("labs");
    tweed = new TweedCommand(labs);
  }

  @AfterEach
  void takeAllDown() {
    tweed.run("lab", "down", "--all");
  }

  private void up(String... more) {
    List<String> words =
        Stream.concat(Stream.of("lab", "up", "--no-ping"), Stream.of(more)).toList();
    var result = tweed.run(words.toArray(String[]::new));
    assertThat(result.exit()).as(result.err()).isZero();
  }

  @Test
  void downLeavesNothing() {
    up();
    List<ProcessIdentity> processes = LabTraces.of(labs, "lab").all();
    assertThat(processes).hasSize(3 + 6);

    assertThat(tweed.run("lab", "down").exit()).isZero();

    assertThat(processes).noneMatch(ProcessIdentity::isAlive);
    LabTraces.assertNoDirectory(labs.getParent());
  }

  static Stream<Arguments> partsOfALab() {
    return Stream.of(
        part("java", LabTraces::java),
        part("unshare", LabTraces::unshare),
        part("supervisor", LabTraces::supervisor));
  }

  private static Arguments part(String name, Function<LabTraces, ProcessIdentity> which) {
    return Arguments.of(Named.of(name, which));
  }

  @ParameterizedTest
  @MethodSource("partsOfALab")
  void whoeverIsKilledTheWholeLabIsGone(Function<LabTraces, ProcessIdentity> which) {
    up("--hosts", "2");
    LabTraces traces = LabTraces.of(labs, "lab");
    List<ProcessIdentity> processes = traces.all();

    which.apply(traces).kill();

    LabTraces.assertGone(processes);
    assertThat(tweed.run("lab", "list").out()).doesNotContain("lab ");
    up("--hosts", "2"); // the name is free
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM", "KILL"})
  void aSignalHalfWayThroughUpTakesTheLabDown(String signal) throws Exception {
    Process up = tweed.start("lab", "up", "--hosts", "40");
    up.errorReader().readLine(); // the first step is done, most are not
    List<ProcessIdentity> processes =
        up.descendants().flatMap(process -> ProcessIdentity.of(process.pid()).stream()).toList();
    assertThat(processes).hasSizeGreaterThanOrEqualTo(3);

    new ProcessBuilder("kill", "-" + signal, Long.toString(up.pid())).start().waitFor();

    assertThat(up.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(up.exitValue()).isGreaterThan(128);
    LabTraces.assertGone(processes);
    LabTraces.assertNoDirectory(labs.resolve("lab"));
  }

  @Test
  void severalLabsDoNotDisturbEachOther() {
    up("--name", "one", "--hosts", "2");
    up("--name", "two", "--hosts", "2", "--prefix", "flannel", "--bridge", "cni0");

    assertThat(tweed.run("lab", "ping-matrix", "-n", "one").exit()).isZero();
    assertThat(tweed.run("lab", "exec", "-n", "two", "node-1", "--", "ip", "link").out())
        .contains("flannel.1", "cni0");
    assertThat(tweed.run("lab", "down", "-n", "one").exit()).isZero();
    assertThat(tweed.run("lab", "ping-matrix", "-n", "two").exit()).isZero();
    assertThat(tweed.run("lab", "list").out()).contains("two").doesNotContain("one");
  }

  @Test
  void aNameIsUsedOnce() {
    up("--hosts", "1");
    var again = tweed.run("lab", "up");
    assertThat(again.exit()).isEqualTo(1);
    assertThat(again.err())
        .isEqualTo(
            "tweed: lab \"lab\" is already up: tweed lab down --name lab, or choose another"
                + " --name\n");
    assertThat(tweed.run("lab", "status").exit()).isZero();
  }

  @Test
  void aLabThatCannotBeBuiltIsOneLineAndLeavesNothing() {
    var result =
        tweed.run(
            "lab",
            "up",
            "--network",
            "{\"Network\":\"10.0.0.0/16\",\"Backend\":{\"Type\":\"ipsec\"}}");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.lastErrorLine()).startsWith("tweed: ").contains("ipsec");
    assertThat(result.err().lines().filter(line -> line.startsWith("tweed: "))).hasSize(1);
    LabTraces.assertNoDirectory(labs);
  }

  @Test
  void moreHostsThanSubnetsAreRefused() {
    var result =
        tweed.run(
            "lab",
            "up",
            "--hosts",
            "4",
            "--network",
            "{\"Network\":\"10.9.0.0/24\",\"SubnetLen\":26}");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.lastErrorLine()).startsWith("tweed: lab lab: ").contains("10.9.0.0/24");
    LabTraces.assertNoDirectory(labs);
  }

  @Test
  void whereNamespacesAreForbiddenTheUserIsToldWhatToDo() {
    String forbid = "echo 0 >/proc/sys/user/max_net_namespaces && exec \"$@\"";
    TweedCommand confined =
        new TweedCommand(
            labs,
            System.getProperty("java.class.path"),
            "unshare",
            "--user",
            "--map-root-user",
            "sh",
            "-c",
            forbid,
            "sh");
    var result = confined.run("lab", "up");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err())
        .startsWith("tweed: lab lab: its process ended: unshare: ")
        .contains("user.max_net_namespaces")
        .containsOnlyOnce("\n");
    LabTraces.assertNoDirectory(labs);
  }

  @Test
  void nothingIsLeftInTheRealNetwork() throws Exception {
    String before = ownView();
    up("--hosts", "2");
    assertThat(ownView()).isEqualTo(before);
  }

  private static String ownView() throws Exception {
    Process links = new ProcessBuilder("ip", "-o", "link").start();
    return links.inputReader().readAllAsString() + Files.readString(Path.of("/proc/self/mounts"));
  }
}
