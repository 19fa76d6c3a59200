package dev.tweed.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.PrintWriter;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Prints a command's data on stdout as the user likes it. */
final class Output {

  @Spec(Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table, wide, json or yaml.")
  private OutputFormat format = OutputFormat.TABLE;

  OutputFormat format() {
    return format;
  }

  /** The same data as a table or as a tree. */
  void print(JsonNode tree, Consumer<PrintWriter> table) {
    PrintWriter out = spec.commandLine().getOut();
    switch (format) {
      case TABLE, WIDE -> table.accept(out);
      case JSON -> out.println(text(tree, new JsonMapper().writerWithDefaultPrettyPrinter()));
      case YAML -> out.print(text(tree, new YAMLMapper().writer()));
    }
    out.flush();
  }

  private static String text(JsonNode tree, ObjectWriter writer) {
    try {
      return writer.writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree that cannot be written", e);
    }
  }
}
