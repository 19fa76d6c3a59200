package dev.tweed.cli;

import dev.tweed.agent.Surroundings;
import dev.tweed.agent.service.AgentService;
import dev.tweed.agent.service.AgentSettings;
import dev.tweed.agent.service.NotifySocket;
import dev.tweed.agent.service.Setting;
import dev.tweed.agent.service.Settings;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "agent",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Run this host's agent: lease a subnet, join the others, put right what is spoilt.",
      "When it stops, packets go on flowing; the next start takes over."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tweed agent --network '{\"Network\":\"10.244.0.0/16\",\"Backend\":{\"Type\":\"vxlan\"}}'",
      "  tweed agent --iface eth1 --prefix flannel --bridge cni0",
      "  tweed agent --iface-regex '^10\\.0\\.' --lease-ttl 1h",
      "",
      "Every option is also a key of the file and, as TWEED_<OPTION>, a variable of the environment.",
      "The command line comes first, then the environment, then the file."
    })
final class AgentCommand implements Runnable, TakesSettings {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Set<Setting> settings() {
    return EnumSet.allOf(Setting.class);
  }

  @Override
  public void run() {
    Settings said = SettingOptions.read(spec, System.getenv());
    Logging.use(said.required(Setting.LOG_FORMAT, Logging.Format::parse));
    AgentService service =
        new AgentService(
            AgentSettings.of(said),
            Surroundings.real(),
            InstantSource.system(),
            NotifySocket.of(System.getenv(), ProcessHandle.current().pid()));
    StopSignal signal = StopSignal.calling(service::stop);
    try {
      service.run();
    } finally {
      signal.obeyed();
    }
  }
}
