package dev.tweed.cli;

import dev.tweed.agent.service.Setting;
import dev.tweed.agent.service.Settings;
import dev.tweed.agent.service.SettingsFile;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** An agent's settings as options of commands, and their values from wherever they are said. */
final class SettingOptions {

  private static final String CONFIG = "--config";
  private static final String CONFIG_VARIABLE = "TWEED_CONFIG";

  private SettingOptions() {}

  /** Gives each command of the tree the options that it asks for. */
  static void addTo(CommandLine line) {
    if (line.getCommandSpec().userObject() instanceof TakesSettings command) {
      CommandSpec spec = line.getCommandSpec();
      command.settings().forEach(setting -> spec.addOption(option(setting)));
      spec.addOption(
          OptionSpec.builder(CONFIG)
              .type(Path.class)
              .paramLabel("FILE")
              .description("Settings in YAML; " + SettingsFile.DEFAULT + " by default.")
              .build());
    }
    line.getSubcommands().values().stream().distinct().forEach(SettingOptions::addTo);
  }

  private static OptionSpec option(Setting setting) {
    OptionSpec.Builder option = OptionSpec.builder(setting.flag()).description(help(setting));
    return switch (setting.kind()) {
      case SWITCH -> option.type(boolean.class).arity("0").build();
      case VALUE -> option.type(String.class).paramLabel(setting.label()).build();
      case LIST ->
          option
              .type(List.class)
              .auxiliaryTypes(String.class)
              .arity("1")
              .paramLabel(setting.label())
              .build();
    };
  }

  /** With percent signs doubled, as picocli's descriptions have them. */
  static String help(Setting setting) {
    String text = setting.description().replace("%", "%%");
    return setting.byDefault().isEmpty() ? text : text + " Default: " + setting.byDefault() + ".";
  }

  /** Command line before environment before file. */
  static Settings read(CommandSpec spec, Map<String, String> environment) {
    ParseResult parsed = spec.commandLine().getParseResult();
    Map<Setting, List<String>> flags = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      if (parsed.hasMatchedOption(setting.flag())) {
        OptionSpec option = parsed.matchedOption(setting.flag());
        boolean isSwitch = setting.kind() == Setting.Kind.SWITCH;
        flags.put(setting, isSwitch ? List.of("true") : option.stringValues());
      }
    }
    Optional<String> named =
        parsed.hasMatchedOption(CONFIG)
            ? Optional.of(parsed.matchedOption(CONFIG).stringValues().getFirst())
            : Optional.ofNullable(environment.get(CONFIG_VARIABLE));
    Path file = named.map(Path::of).orElse(SettingsFile.DEFAULT);
    return Settings.layered(
        flags, environment, SettingsFile.read(file, named.isPresent()), file.toString());
  }
}
