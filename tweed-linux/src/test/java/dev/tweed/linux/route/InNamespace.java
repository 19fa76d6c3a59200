package dev.tweed.linux.route;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tweed.linux.Netns;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test with a network namespace of its own. */
abstract class InNamespace {

  Netns netns;
  Rtnetlink rtnetlink;

  @BeforeEach
  void open() {
    assumeTrue("root".equals(System.getProperty("user.name")), "needs root");
    netns = Netns.create();
    rtnetlink = Rtnetlink.open(netns);
  }

  @AfterEach
  void close() {
    if (rtnetlink != null) {
      rtnetlink.close();
      netns.close();
    }
  }

  /** Adds a link, sets it up, and tells its index. */
  int add(Link link) {
    rtnetlink.execute(RouteRequest.add(link.up()));
    return rtnetlink.link(link.name()).orElseThrow().index();
  }

  /** What a command prints when run inside. */
  String print(String... command) {
    return netns.call(() -> {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IOException(List.of(command) + ": " + text);
      }
      return text;
    });
  }
}
