package dev.tweed.cli;

import dev.tweed.agent.Surroundings;
import dev.tweed.agent.control.ControlCall;
import dev.tweed.agent.control.ControlClient;
import dev.tweed.agent.service.AgentService;
import dev.tweed.agent.service.AgentSettings;
import dev.tweed.agent.service.NotifySocket;
import dev.tweed.agent.service.Setting;
import dev.tweed.agent.service.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An agent's service from start to first answer and end, in the namespaces this process is in,
 * which should be fresh ones; so that Java's start-up cache gets to know it.
 */
final class AgentRehearsal {

  private AgentRehearsal() {}

  static void run() {
    try {
      Path directory = Files.createTempDirectory("tweed-rehearsal");
      Path socket = directory.resolve("agent.sock");
      AgentService service = service(directory, socket);
      Thread thread = Thread.ofPlatform().daemon().start(service::run);
      while (thread.isAlive() && !ControlClient.isAnswered(socket)) {
        Thread.onSpinWait();
      }
      ControlClient.ask(socket, ControlCall.of("status"));
      service.stop();
      thread.join();
      remove(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("rehearsal", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** It has a store and a network; a link to the others it may lack. */
  private static AgentService service(Path directory, Path socket) {
    Map<Setting, List<String>> flags =
        Map.of(
            Setting.STORE, List.of("embedded:" + directory.resolve("store")),
            Setting.SOCKET, List.of(socket.toString()),
            Setting.SUBNET_FILE, List.of(directory.resolve("subnet.env").toString()),
            Setting.NETWORK, List.of("{\"Network\":\"10.243.0.0/16\"}"),
            Setting.LISTEN, List.of("127.0.0.1:0"));
    Settings said = Settings.layered(flags, Map.of(), Map.of(), "");
    return new AgentService(
        AgentSettings.of(said),
        Surroundings.real(),
        InstantSource.system(),
        NotifySocket.of(Map.of(), ProcessHandle.current().pid()));
  }

  private static void remove(Path directory) throws IOException {
    List<Path> all;
    try (Stream<Path> tree = Files.walk(directory)) {
      all = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.deleteIfExists(each);
    }
  }
}
