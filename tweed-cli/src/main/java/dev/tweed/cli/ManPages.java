package dev.tweed.cli;

import dev.tweed.agent.service.Setting;
import dev.tweed.agent.service.SettingsFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual pages, from what the commands say of themselves. */
final class ManPages {

  private final Map<String, String> pages = new LinkedHashMap<>();

  private ManPages() {}

  /** All of them, by file name: {@code tweed-agent.1}. */
  static Map<String, String> of(CommandSpec root) {
    ManPages all = new ManPages();
    all.command(root);
    all.pages.put("tweed.yaml.5", settingsFile());
    return all.pages;
  }

  private void command(CommandSpec command) {
    String name = command.qualifiedName("-");
    List<CommandSpec> children = children(command);
    Roff page = new Roff(name, 1, plain(command.usageMessage().description()));
    page.heading("SYNOPSIS").paragraph(synopsis(command));
    if (!children.isEmpty()) {
      page.heading("COMMANDS");
      children.forEach(child -> page.entry(child.name(), "", description(child)));
    }
    if (!command.positionalParameters().isEmpty() || !command.options().isEmpty()) {
      page.heading("OPTIONS");
      command.positionalParameters().forEach(parameter -> parameter(page, parameter));
      visible(command).forEach(option -> option(page, option));
    }
    String footer = String.join("\n", command.usageMessage().footer()).replace("%n", "\n");
    if (!footer.isBlank()) {
      page.heading(!command.usageMessage().footerHeading().isEmpty() ? "EXAMPLES" : "NOTES");
      page.example(footer.strip());
    }
    pages.put(name + ".1", page.toString());
    children.forEach(this::command);
  }

  private static List<CommandSpec> children(CommandSpec command) {
    return command.subcommands().values().stream()
        .distinct()
        .map(CommandLine::getCommandSpec)
        .filter(child -> !child.usageMessage().hidden())
        .toList();
  }

  private static Stream<OptionSpec> visible(CommandSpec command) {
    return command.options().stream().filter(option -> !option.hidden());
  }

  private static String synopsis(CommandSpec command) {
    String arguments =
        command.positionalParameters().stream()
            .map(PositionalParamSpec::paramLabel)
            .collect(Collectors.joining(" "));
    String tail = children(command).isEmpty() ? arguments : "COMMAND";
    return (command.qualifiedName() + " [OPTION]... " + tail).strip();
  }

  private static void parameter(Roff page, PositionalParamSpec parameter) {
    page.entry(parameter.paramLabel(), "", plain(parameter.description()));
  }

  private static void option(Roff page, OptionSpec option) {
    String value = option.arity().max() > 0 ? option.paramLabel() : "";
    page.entry(String.join(", ", option.names()), value, plain(option.description()));
  }

  private static String description(CommandSpec command) {
    return plain(command.usageMessage().description());
  }

  private static String plain(String[] lines) {
    return String.join(" ", lines).replace("%%", "%").replace("%n", " ");
  }

  private static String settingsFile() {
    Roff page = new Roff("tweed.yaml", 5, "settings of a host's agent");
    page.heading("DESCRIPTION");
    page.paragraph(
        "One mapping in YAML, read by tweed agent and the commands around it from "
            + SettingsFile.DEFAULT
            + ". Each key is also an option and, as TWEED_<OPTION>, a variable of the environment;"
            + " both come before the file. A key that is unknown is an error.");
    page.heading("KEYS");
    for (Setting setting : Setting.values()) {
      String value = setting.kind() == Setting.Kind.SWITCH ? "true|false" : setting.label();
      String list = setting.kind() == Setting.Kind.LIST ? " A value or a list." : "";
      page.entry(
          setting.key() + ":", value, SettingOptions.help(setting).replace("%%", "%") + list);
    }
    page.heading("EXAMPLE");
    page.example(
        """
        store: etcd:https://10.0.0.1:2379,https://10.0.0.2:2379
        etcd-ca: /etc/tweed/etcd-ca.pem
        iface: [eth1, eth0]
        network:
          Network: 10.244.0.0/16
          Backend: {Type: vxlan}
        """);
    return page.toString();
  }
}
