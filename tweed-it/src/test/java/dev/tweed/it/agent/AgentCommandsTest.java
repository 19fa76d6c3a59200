package dev.tweed.it.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tweed.it.net.LabNet;
import dev.tweed.testkit.InNetns;
import dev.tweed.testkit.Namespaces;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands around an agent say. */
@InNetns
class AgentCommandsTest {

  @TempDir Path temporary;

  @Test
  void statusAndPlanTellHowItIs(Namespaces namespaces) throws Exception {
    try (LabNet net = LabNet.cabled(namespaces, 1, LabNet.IPV4, options -> options);
        AgentProcess agent = new AgentProcess(net.host(1).netns(), temporary)) {
      net.host(1).shell().run("ip link set lo up");
      agent.startAndAwaitReady("--network", LabNet.IPV4, "--listen", "127.0.0.1:9473");

      JsonNode status = new JsonMapper().readTree(agent.tweed("status", "-o", "json").out());
      assertThat(status.path("host").asText()).isEqualTo("node-1");
      assertThat(status.path("state").asText()).isEqualTo("running");
      assertThat(status.path("underlay").path("public_ip").asText()).isEqualTo("192.168.33.11");
      assertThat(status.path("lease").path("standing").asText()).isEqualTo("held");
      assertThat(status.path("lease").path("seconds_left").asLong()).isBetween(86_000L, 86_400L);
      assertThat(status.path("store").path("healthy").asBoolean()).isTrue();
      assertThat(status.path("problems").isEmpty()).isTrue();

      var plan = agent.tweed("plan");
      assertThat(plan.exit()).isZero();
      assertThat(plan.out()).isEmpty();
      assertThat(agent.tweed("plan", "--all").out())
          .contains(
              "ip link add tweed0 ", "type vxlan id 1 local 192.168.33.11 dev eth0 dstport 8472");
      assertThat(agent.tweed("docker-opts").out())
          .matches("--bip=10\\.244\\.\\d+\\.1/24 --ip-masq=true --mtu=1450\n");
      String get =
          "import urllib.request as u; print(u.urlopen('http://127.0.0.1:9473/%s').read().decode())";
      assertThat(net.host(1).shell().run("python3 -c \"" + get.formatted("readyz") + "\""))
          .startsWith("ready: 10.244.");
      assertThat(net.host(1).shell().run("python3 -c \"" + get.formatted("metrics") + "\""))
          .contains("tweed_running 1\n", "tweed_peers 0\n", "tweed_objects{kind=\"link\"} 2\n");
      assertThat(Files.getPosixFilePermissions(agent.socket())).hasSize(2); // rw for its owner
    }
  }

  @Test
  void whatCannotBeUsedIsOneLineAndExitCode2(Namespaces namespaces) throws Exception {
    try (AgentProcess agent = new AgentProcess(namespaces.create("host"), temporary)) {
      Path file = Files.writeString(temporary.resolve("tweed.yaml"), "lease-ttl: 2s\n");
      Path typo = Files.writeString(temporary.resolve("typo.yaml"), "ifaces: [eth0]\n");
      refused(agent, Map.of(), "--lease-ttl \"3s\": must be 5s or longer", "--lease-ttl", "3s");
      refused(agent, Map.of(), file + ": lease-ttl \"2s\": must be", "--config", file.toString());
      refused(agent, Map.of("TWEED_LEASE_TTL", "1d"), "TWEED_LEASE_TTL \"1d\": must be hours");
      refused(
          agent,
          Map.of(),
          typo + ": ifaces: is no setting; there are store,",
          "--config",
          typo.toString());
      refused(
          agent, Map.of(), "--store \"zookeeper:x\": must be embedded:", "--store", "zookeeper:x");
      refused(agent, Map.of(), "--network \"{}\": ", "--network", "{}");
      refused(agent, Map.of(), "underlay pattern \"(\": Unclosed group", "--iface-regex", "(");
      refused(agent, Map.of(), "--log-format \"xml\": must be text or json", "--log-format", "xml");
      refused(agent, Map.of(), "Unknown option: '--nosuch'", "--nosuch");
    }
  }

  private static void refused(
      AgentProcess agent, Map<String, String> environment, String line, String... options) {
    String[] words = Stream.concat(Stream.of("agent"), Stream.of(options)).toArray(String[]::new);
    var result = agent.tweed(environment, words);
    assertThat(result.err()).startsWith("tweed: " + line).containsOnlyOnce("\n");
    assertThat(result.exit()).isEqualTo(2);
  }

  @Test
  void withoutAnAgentThereIsOneClearLine(Namespaces namespaces) {
    try (AgentProcess agent = new AgentProcess(namespaces.create("host"), temporary)) {
      var result = agent.tweed("status");
      assertThat(result.exit()).isEqualTo(1);
      assertThat(result.err())
          .isEqualTo(
              "tweed: no agent answers on "
                  + agent.socket()
                  + ": start one by tweed agent, or say --socket\n");
    }
  }
}
