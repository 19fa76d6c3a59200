package dev.tweed.it.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tweed.it.lab.TweedCommand.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer tries in the lab that comes up without any options. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LabTourTest {

  @TempDir static Path temporary;
  private TweedCommand tweed;
  private Result up;

  @BeforeAll
  void up() {
    tweed = new TweedCommand(temporary.resolve("tweed").resolve("labs"));
    up = tweed.run("lab", "up");
    assertThat(up.exit()).as(up.err()).isZero();
  }

  @AfterAll
  void down() {
    tweed.run("lab", "down");
  }

  private Result exec(String where, String... command) {
    List<String> words =
        Stream.concat(Stream.of("lab", "exec", where, "--"), Stream.of(command)).toList();
    return tweed.run(words.toArray(String[]::new));
  }

  private String addressOf(String pod) {
    String line = exec(pod, "ip", "-4", "-o", "addr", "show", "dev", "eth0").out();
    return line.replaceAll("(?s).*inet ([0-9.]+)/.*", "$1");
  }

  @Test
  void everyContainerReachesEveryOther() {
    assertThat(up.out()).contains("pod-3-2", "30 of 30 pings answered");
    assertThat(up.err().lines().toList()).allMatch(line -> line.matches(" *\\d+\\.\\d{3} s  .*"));
    Result json = tweed.run("lab", "ping-matrix", "-o", "json");
    assertThat(json.out()).contains("\"answered\" : 30", "\"ttl\" : 62", "\"ttl\" : 64");
  }

  @Test
  void theTablesAreThoseOfTheBooks() {
    assertThat(exec("node-1", "ip", "-d", "link", "show", "tweed.1").out())
        .contains("mtu 1450", "vxlan id 1 local 192.168.33.11 dev eth0", "dstport 8472");
    assertThat(exec("node-1", "bridge", "fdb", "show", "dev", "tweed.1").out())
        .contains("dst 192.168.33.12 self permanent", "dst 192.168.33.13 self permanent");
    assertThat(exec("node-1", "ip", "neigh", "show", "dev", "tweed.1").out().lines())
        .hasSize(2)
        .allMatch(line -> line.contains("PERMANENT"));
    assertThat(exec("node-1", "ip", "route").out())
        .containsPattern("10\\.244\\.\\d+\\.0/24 .*via 10\\.244\\.\\d+\\.0 dev tweed\\.1 .*onlink");
    assertThat(exec("node-1", "ip", "link", "show", "master", "tweed0").out()).contains("veth");
  }

  @Test
  void theLargestPacketFitsAndOneByteMoreDoesNot() {
    String other = addressOf("pod-2-1");
    Result fits = exec("pod-1-1", "ping", "-c1", "-W5", "-M", "do", "-s", "1422", other);
    assertThat(fits.exit()).isZero();
    assertThat(fits.out()).contains("ttl=62");
    Result tooLong = exec("pod-1-1", "ping", "-c1", "-W5", "-M", "do", "-s", "1423", other);
    assertThat(tooLong.exit()).isNotZero();
    assertThat(tooLong.err() + tooLong.out()).containsIgnoringCase("message too long");
  }

  @Test
  void execPassesInputAndExitCode() {
    assertThat(tweed.runWith("hello\n", "lab", "exec", "pod-1-1", "--", "cat").out())
        .isEqualTo("hello\n");
    assertThat(exec("node-2", "sh", "-c", "exit 7").exit()).isEqualTo(7);
    Result none = exec("nobody", "true");
    assertThat(none.exit()).isEqualTo(1);
    assertThat(none.err()).startsWith("tweed: lab lab has no host or container \"nobody\"");
  }

  @Test
  void theLabsOwnViewListsEverybody() {
    Result shell =
        tweed.runWith("ip netns list; ip netns exec node-3 hostname -I\n", "lab", "shell");
    assertThat(shell.out())
        .contains("node-1", "node-2", "node-3", "pod-1-1", "pod-3-2")
        .contains("192.168.33.13");
    assertThat(exec("node-1", "ping", "-c1", "-W5", "node-2").exit()).isZero();
    assertThat(exec("pod-1-1", "ping", "-c1", "-W5", "pod-3-1").exit()).isZero();
  }

  @Test
  void statusShowsLeasesAndAddresses() {
    Result status = tweed.run("lab", "status");
    assertThat(status.exit()).isZero();
    assertThat(status.out().lines()).hasSize(1 + 6);
    assertThat(status.out()).contains("192.168.33.13/24", addressOf("pod-3-1") + "/24");
    assertThat(tweed.run("lab", "status", "-o", "yaml").out()).contains("standing: \"held\"");
  }
}
