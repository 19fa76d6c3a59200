package dev.tweed.it.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tweed.it.net.LabHost;
import dev.tweed.it.net.LabNet;
import dev.tweed.linux.Errno;
import dev.tweed.linux.KernelException;
import dev.tweed.linux.route.Link;
import dev.tweed.linux.route.LinkKind;
import dev.tweed.linux.route.RouteRequest;
import dev.tweed.linux.route.Rtnetlink;
import dev.tweed.overlay.OverlayException;
import dev.tweed.testkit.InNetns;
import dev.tweed.testkit.Namespaces;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kernel without WireGuard says so, through the agent, and is left as it was. */
@InNetns
class NoWireguardTest {

  private static final String CONFIG =
      "{\"Network\":\"10.244.0.0/16\",\"Backend\":{\"Type\":\"wireguard\"}}";

  @TempDir private Path state;

  @Test
  void theAgentDoesNotStartAndSaysWhatIsMissing(Namespaces namespaces) {
    assumeTrue(kernelLacksWireguard(namespaces), "this kernel has WireGuard");
    try (LabNet net =
        LabNet.cabled(namespaces, 1, CONFIG, options -> options.withStateDirectory(state))) {
      LabHost host = net.host(1);
      String before = host.dump();
      assertThat(catchThrowable(host::start))
          .isInstanceOf(OverlayException.class)
          .hasMessageContaining("link add tweed-wg")
          .hasMessageContaining("EOPNOTSUPP")
          .hasMessageContaining("the kernel lacks this kind of link, load its module");
      assertThat(host.dump()).isEqualTo(before);
      assertThat(state.resolve("wireguard.key")).exists();
    }
  }

  private static boolean kernelLacksWireguard(Namespaces namespaces) {
    try (Rtnetlink rtnetlink = Rtnetlink.open(namespaces.create("probe"))) {
      rtnetlink.execute(RouteRequest.add(Link.named("wg0").withKind(LinkKind.WIREGUARD)));
      return false;
    } catch (KernelException e) {
      return e.errno().equals(Errno.EOPNOTSUPP);
    }
  }
}
