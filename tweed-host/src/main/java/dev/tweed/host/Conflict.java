package dev.tweed.host;

/**
 * Something of somebody else's stands where an object of ours should be. It is reported and left
 * alone.
 */
public record Conflict(HostObject desired, HostObject observed) {
  @Override
  public String toString() {
    return "\""
        + CommandLine.create(desired)
        + "\" is not carried out: the host already has \""
        + observed
        + "\", which Tweed did not make; remove it, or give Tweed another name";
  }
}
