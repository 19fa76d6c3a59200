package dev.tweed.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code tweed version} says. */
final class Version implements IVersionProvider {

  static String text() {
    String version = Version.class.getPackage().getImplementationVersion();
    return "tweed %s (Java %s, %s)"
        .formatted(
            version == null ? "unpacked" : version,
            Runtime.version().feature(),
            System.getProperty("os.arch"));
  }

  @Override
  public String[] getVersion() {
    return new String[] {text()};
  }
}
