package dev.tweed.cli;

import picocli.CommandLine;

/** Where {@code tweed} begins. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The command with all its parts. */
  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new TweedCommand());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(true);
    line.setParameterExceptionHandler(ErrorLines::wrongUse);
    line.setExecutionExceptionHandler(ErrorLines::failure);
    SettingOptions.addTo(line);
    setDefaults(line);
    return line;
  }

  private static void setDefaults(CommandLine line) {
    line.setDefaultValueProvider(new EnvironmentDefaults(System.getenv()));
  }
}
