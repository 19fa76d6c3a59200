package dev.tweed.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tweed.agent.control.ControlCall;
import dev.tweed.agent.control.ControlClient;
import dev.tweed.agent.control.ControlException;
import dev.tweed.agent.service.ClusterAnswers;
import dev.tweed.agent.service.Setting;
import dev.tweed.agent.service.Settings;
import dev.tweed.agent.service.Stores;
import dev.tweed.cluster.LeaseBook;
import dev.tweed.cluster.store.ClusterStore;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;

/** How commands get at this host's agent, or past it at the store. */
final class AgentAccess {

  /** Settings by which an agent is found. */
  static final Set<Setting> AGENT = EnumSet.of(Setting.SOCKET);

  /** Settings by which an agent or a store is found. */
  static final Set<Setting> AGENT_OR_STORE =
      EnumSet.of(
          Setting.SOCKET,
          Setting.STORE,
          Setting.STORE_PREFIX,
          Setting.ETCD_CA,
          Setting.ETCD_CERT,
          Setting.ETCD_KEY,
          Setting.ETCD_SERVER_NAME,
          Setting.ETCD_USER,
          Setting.ETCD_PASSWORD_FILE);

  private final CommandSpec spec;
  private final Settings settings;

  AgentAccess(CommandSpec spec, Map<String, String> environment) {
    this.spec = spec;
    this.settings = SettingOptions.read(spec, environment);
  }

  Path socket() {
    return settings.required(Setting.SOCKET, Path::of);
  }

  /**
   * Asks the agent.
   *
   * @throws AgentException when none runs, or it cannot do it
   */
  ObjectNode ask(String verb, ObjectNode arguments) {
    try {
      return ControlClient.ask(socket(), new ControlCall(verb, arguments));
    } catch (ControlException e) {
      throw switch (e.kind()) {
        case ABSENT -> new AgentException("no agent answers on " + socket() + ": " + advice(e));
        case LOST, REFUSED -> new AgentException(String.valueOf(e.getMessage()));
      };
    }
  }

  private static String advice(ControlException e) {
    return String.valueOf(e.getMessage()).contains("Permission denied")
        ? "permission denied; run as root"
        : "start one by tweed agent, or say --socket";
  }

  ObjectNode ask(String verb) {
    return ask(verb, JsonNodeFactory.instance.objectNode());
  }

  /** Asks the store if {@code --store} names one, else the agent. */
  ObjectNode askEither(
      Function<ClusterAnswers, ObjectNode> store, String verb, ObjectNode arguments) {
    if (!spec.commandLine().getParseResult().hasMatchedOption(Setting.STORE.flag())) {
      return ask(verb, arguments);
    }
    String prefix = settings.required(Setting.STORE_PREFIX, Function.identity());
    try (ClusterStore open = Stores.of(settings).open()) {
      return store.apply(new ClusterAnswers(new LeaseBook(open, prefix)));
    }
  }
}
