package dev.tweed.it.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tweed.cluster.LeaseBook;
import dev.tweed.cluster.SubnetLease;
import dev.tweed.it.net.LabContainer;
import dev.tweed.it.net.LabHost;
import dev.tweed.it.net.LabNet;
import dev.tweed.it.net.Pings;
import dev.tweed.it.net.Sniffer;
import dev.tweed.linux.ping.Ping;
import dev.tweed.linux.ping.PingOutcome;
import dev.tweed.net.IpFamily;
import dev.tweed.testkit.InNetns;
import dev.tweed.testkit.Namespaces;
import dev.tweed.testkit.NeedsLinkKinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Containers on two hosts, and nobody between who could read what they say. */
@InNetns
@NeedsLinkKinds("wireguard")
class WireguardTest {

  private static final String CONFIG =
      "{\"Network\":\"10.244.0.0/16\",\"Backend\":{\"Type\":\"wireguard\","
          + "\"PSK\":\"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\"}}";
  private static final Duration PATIENCE = Duration.ofSeconds(60); // twenty times slower there

  @TempDir private Path state;

  @Test
  void containersTalkUnreadByThoseBetweenAndHostsMayChangeTheirKeysAndLeave(Namespaces namespaces)
      throws IOException {
    try (LabNet net = net(namespaces)) {
      LabContainer from = net.attach(start(net.host(1)), "c1");
      LabContainer to = net.attach(start(net.host(2)), "c1");
      awaitReply(from, to);
      theUnderlayShowsNothing(net, from, to);
      aForgottenPeerComesBack(net, from, to);
      aHostChangesItsKey(net, from, to);
      aHostLeaves(net);
    }
  }

  private LabNet net(Namespaces namespaces) {
    return LabNet.cabled(
        namespaces, 2, CONFIG, options -> options.withStateDirectory(state(options.host())));
  }

  private Path state(String host) {
    return state.resolve(host);
  }

  private static LabHost start(LabHost host) {
    host.start();
    return host;
  }

  private static void theUnderlayShowsNothing(LabNet net, LabContainer from, LabContainer to)
      throws IOException {
    try (Sniffer sniffer = Sniffer.start(net.host(1).netns(), "eth0")) {
      awaitReply(from, to);
      List<String> lines = sniffer.linesUntil(line -> line.contains("192.168.33.11.51820:"));
      assertThat(lines)
          .anyMatch(line -> line.contains("192.168.33.12.51820"))
          .noneMatch(line -> line.contains("10.244.") || line.contains("ICMP"));
    }
  }

  private static void aForgottenPeerComesBack(LabNet net, LabContainer from, LabContainer to) {
    String key = net.host(1).shell().run("wg show tweed-wg peers");
    net.host(1).shell().run("wg set tweed-wg peer " + key + " remove");
    awaitReply(from, to);
    assertThat(net.host(1).shell().run("wg show tweed-wg peers")).isEqualTo(key);
  }

  private void aHostChangesItsKey(LabNet net, LabContainer from, LabContainer to)
      throws IOException {
    LabHost host = net.host(2);
    String before = host.shell().run("wg show tweed-wg public-key");
    host.stop();
    awaitReply(from, to); // nobody needs the agent for that
    Files.delete(state(host.name()).resolve("wireguard.key"));
    host.start();
    assertThat(host.shell().run("wg show tweed-wg public-key")).isNotEqualTo(before);
    awaitReply(from, to);
    assertThat(net.host(1).shell().run("wg show tweed-wg peers"))
        .isEqualTo(host.shell().run("wg show tweed-wg public-key"));
  }

  private static void aHostLeaves(LabNet net) {
    SubnetLease lease = net.host(2).agent().status().standing().lease();
    net.host(2).stop();
    new LeaseBook(net.store(), LeaseBook.FLANNEL_PREFIX).release(lease);
    // What is observed is told after what was there to do: the release has come by the store's
    // watch.
    Waiting.until(PATIENCE, () -> net.host(1).shell().run("wg show tweed-wg peers").isEmpty());
    assertThat(net.host(1).shell().run("ip route show proto 84")).isEmpty();
  }

  private static void awaitReply(LabContainer from, LabContainer to) {
    Ping ping = Ping.to(to.address(IpFamily.IPV4));
    Waiting.until(PATIENCE, () -> Pings.send(from, ping) instanceof PingOutcome.Reply);
  }
}
