package dev.tweed.cli;

import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for fish, which picocli does not know: one {@code complete} line for each word. */
final class FishCompletion {

  private final StringBuilder script = new StringBuilder("complete -c tweed -f\n");

  private FishCompletion() {}

  static String script(CommandSpec root) {
    FishCompletion completion = new FishCompletion();
    completion.command(root, "__fish_use_subcommand");
    return completion.script.toString();
  }

  private void command(CommandSpec command, String condition) {
    for (CommandLine each : distinct(command)) {
      CommandSpec child = each.getCommandSpec();
      line(condition, "-a " + child.name(), description(child.usageMessage().description()));
      command(child, "__fish_seen_subcommand_from " + child.name());
    }
    for (OptionSpec option : command.options()) {
      if (!option.hidden()) {
        String value = option.arity().max() > 0 ? " -r" : "";
        String name = "-l " + option.longestName().replaceFirst("^-+", "") + value;
        line(condition, name, description(option.description()));
      }
    }
  }

  private static Iterable<CommandLine> distinct(CommandSpec command) {
    Stream<CommandLine> children = command.subcommands().values().stream().distinct();
    return children.filter(child -> !child.getCommandSpec().usageMessage().hidden()).toList();
  }

  private void line(String condition, String words, String description) {
    script.append(
        "complete -c tweed -n '%s' %s -d '%s'\n".formatted(condition, words, description));
  }

  private static String description(String[] lines) {
    return lines.length == 0 ? "" : lines[0].replace("'", "\\'").replace("%n", " ");
  }
}
