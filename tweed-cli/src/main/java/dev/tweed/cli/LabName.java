package dev.tweed.cli;

import dev.tweed.lab.process.LabHandle;
import dev.tweed.lab.process.LabHome;
import picocli.CommandLine.Option;

/** Says which lab is meant. */
final class LabName {

  @Option(
      names = {"-n", "--name"},
      paramLabel = "NAME",
      defaultValue = "lab",
      description = "The lab's name, \"lab\" by default. Several can be up at once.")
  private String name = "lab";

  String value() {
    return name;
  }

  LabHome home() {
    return defaultHome();
  }

  static LabHome defaultHome() {
    return LabHome.ofUser(System.getenv());
  }

  /** The lab, which must be there. */
  LabHandle require() {
    return home().require(name);
  }
}
