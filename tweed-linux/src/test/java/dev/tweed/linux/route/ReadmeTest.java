package dev.tweed.linux.route;

import static dev.tweed.linux.route.RouteRequest.add;
import static dev.tweed.linux.route.RouteRequest.change;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tweed.linux.Netns;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The README's example is the code below, and it runs. */
class ReadmeTest {

  private static final Path README = Path.of("README.md");
  private static final Path THIS = Path.of("src/test/java/dev/tweed/linux/route/ReadmeTest.java");

  private static void example() {
    // README begins
    try (Netns host = Netns.create();
        Netns container = Netns.create();
        Rtnetlink links = Rtnetlink.open(host);
        Rtnetlink inside = Rtnetlink.open(container)) {
      links.execute(add(Link.named("br0").withKind(new BridgeKind()).up()));
      int bridge = links.link("br0").orElseThrow().index();
      Link peer = Link.named("eth0").withMtu(1450).inNamespace(container);
      links.execute(add(Link.named("veth0").withKind(VethKind.to(peer)).withMaster(bridge).up()));
      inside.execute(change(Link.named("eth0").up()));
      inside.links().forEach(System.out::println);
    }
    // README ends
  }

  @Test
  void theExampleIsThisCode() throws IOException {
    String shown = between(Files.readString(README), "```java\n", "```");
    String run = between(Files.readString(THIS), "// README begins\n", "    // README ends");

    assertThat(run.replace("\n    ", "\n").strip()).isEqualTo(shown.strip());
  }

  @Test
  void theExampleRuns() {
    assumeTrue("root".equals(System.getProperty("user.name")), "needs root");
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      example();
    } finally {
      System.setOut(before);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("lo address")
        .containsPattern("eth0 address .* mtu 1450 .* type veth");
  }

  private static String between(String text, String from, String to) {
    int start = text.indexOf(from) + from.length();
    return text.substring(start, text.indexOf(to, start));
  }
}
