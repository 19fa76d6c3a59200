/** The command {@code tweed}. */
@org.jspecify.annotations.NullMarked
module dev.tweed.cli {
  requires static org.jspecify;
  requires com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.dataformat.yaml;
  requires dev.tweed.lab;
  requires info.picocli;
  requires jdk.unsupported; // sun.misc.Signal: keys that belong to a command in the foreground
  requires org.slf4j;

  opens dev.tweed.cli to
      info.picocli; // sets fields annotated with @Option
}
