package dev.tweed.lab.topology;

import java.util.regex.Pattern;

/** What labs, hosts and containers may be called. */
public final class Names {

  /** Bytes of a link's name without the closing NUL. Source: uapi/linux/if.h, IFNAMSIZ. */
  private static final int LONGEST_LINK = 15;

  private static final int LONGEST_LAB = 32;
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");

  /** Names of the lab's own bridges start so. */
  static final String UNDERLAY = "underlay";

  private Names() {}

  /**
   * Passes a lab's name on.
   *
   * @throws TopologyException unless it can name a directory and stand in a prompt
   */
  public static String checkLab(String name) {
    return checked("name", name, LONGEST_LAB);
  }

  /** Passes a host's or container's name on: it also names a port of the underlay's bridge. */
  static String checkMember(String field, String name) {
    if (name.startsWith(UNDERLAY)) {
      throw TopologyException.wrong(field, name, "must not start with \"" + UNDERLAY + "\"");
    }
    return checked(field, name, LONGEST_LINK);
  }

  private static String checked(String field, String name, int longest) {
    if (name.length() > longest) {
      throw TopologyException.wrong(
          field, name, "must have at most " + longest + " characters, not " + name.length());
    }
    if (!NAME.matcher(name).matches()) {
      throw TopologyException.wrong(
          field, '"' + name + '"', "must consist of a-z, 0-9 and inner hyphens");
    }
    return name;
  }
}
