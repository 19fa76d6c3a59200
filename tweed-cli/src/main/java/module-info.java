/** The command {@code tweed}. */
@org.jspecify.annotations.NullMarked
module dev.tweed.cli {
  requires static org.jspecify;
  requires ch.qos.logback.classic;
  requires ch.qos.logback.core;
  requires com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.dataformat.yaml;
  requires dev.tweed.lab;
  requires info.picocli;
  requires org.slf4j;

  opens dev.tweed.cli to
      info.picocli; // sets fields annotated with @Option

  provides ch.qos.logback.classic.spi.Configurator with
      dev.tweed.cli.Logging;
}
