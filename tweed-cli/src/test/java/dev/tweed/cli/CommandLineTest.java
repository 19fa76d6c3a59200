package dev.tweed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... words) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(words);
  }

  @Test
  void versionIsOneLineOnStdout() {
    assertThat(run("version")).isZero();
    assertThat(out.toString()).startsWith("tweed ").containsOnlyOnce("\n");
    assertThat(err.toString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nosuch", "lab", "lab nosuch", "lab up --hosts x", "lab exec", "--nosuch", ""})
  void wrongUseIsOneLineOnStderrAndExitCode2(String words) {
    assertThat(run(words.isEmpty() ? new String[0] : words.split(" "))).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).startsWith("tweed: ").containsOnlyOnce("\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lab up --hosts 0",
        "lab up --mtu 12",
        "lab up -n Not_A_Name",
        "lab up --network {",
        "lab up --network @/nonexistent",
        "lab up --underlay 10.244.3.0/24",
        "lab up /nonexistent.yaml"
      })
  void aLabThatCannotBeIsWrongUse(String words) {
    assertThat(run(words.split(" "))).isEqualTo(2);
    assertThat(err.toString()).startsWith("tweed: ").containsOnlyOnce("\n");
  }

  @Test
  void debugAddsTheStackTrace() {
    assertThat(run("--debug", "lab", "up", "--mtu", "12")).isEqualTo(2);
    assertThat(err.toString()).contains("tweed: mtu 12: ", "\tat dev.tweed.lab");
  }

  @Test
  void helpShowsExamples() {
    assertThat(run("lab", "up", "--help")).isZero();
    assertThat(out.toString()).contains("Examples:", "--prefix flannel --bridge cni0");
  }

  @Test
  void optionsComeFromTheEnvironmentToo() {
    CommandLine line = Main.commandLine();
    line.setDefaultValueProvider(new EnvironmentDefaults(Map.of("TWEED_MTU", "12")));
    line.setErr(new PrintWriter(err, true));
    assertThat(line.execute("lab", "up")).isEqualTo(2);
    assertThat(err.toString()).startsWith("tweed: mtu 12: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish"})
  void completionKnowsTheCommands(String shell) {
    assertThat(run("completion", shell)).isZero();
    assertThat(out.toString()).contains("ping-matrix", "underlay").doesNotContain("Train the");
  }
}
