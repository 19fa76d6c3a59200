package dev.tweed.cli;

import dev.tweed.agent.service.SettingsException;
import dev.tweed.cluster.ConfigException;
import dev.tweed.lab.topology.TopologyException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Errors as people see them: one line on stderr. */
final class ErrorLines {

  private ErrorLines() {}

  /** A command line that cannot be understood. */
  static int wrongUse(ParameterException e, String[] args) {
    CommandLine line = e.getCommandLine();
    line.getErr()
        .println(
            "tweed: " + oneLine(e) + " (see " + line.getCommandSpec().qualifiedName() + " --help)");
    if (List.of(args).contains("--debug")) {
      e.printStackTrace(line.getErr());
    }
    return ExitCodes.WRONG_USE;
  }

  /** A command that was understood and did not succeed. */
  static int failure(Exception e, CommandLine line, ParseResult parsed) {
    PrintWriter err = line.getErr();
    err.println("tweed: " + oneLine(e));
    TweedCommand root = (TweedCommand) line.getCommandSpec().root().userObject();
    if (root.debug()) {
      e.printStackTrace(err);
    }
    boolean wrongUse =
        e instanceof TopologyException
            || e instanceof ConfigException
            || e instanceof SettingsException;
    return wrongUse ? ExitCodes.WRONG_USE : ExitCodes.FAILED;
  }

  private static String oneLine(Exception e) {
    String message = e.getMessage() == null ? e.toString() : e.getMessage();
    if (e instanceof UncheckedIOException
        && e.getCause() instanceof IOException cause
        && !message.contains(": ")) {
      message += ": " + IoReason.of(cause);
    }
    return message.strip().replaceAll("\\s*\\R\\s*", "; ");
  }
}
