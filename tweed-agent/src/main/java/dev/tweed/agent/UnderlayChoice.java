package dev.tweed.agent;

import dev.tweed.net.IpAddress;
import dev.tweed.overlay.OverlayException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Which link is to join a host to the others, as flannel takes it: the first of the links that is
 * there; else the first link that a pattern finds; else the one that packets to an address leave
 * by. With none of the three the agent chooses.
 *
 * @param links names or addresses
 * @param patterns regular expressions, looked for anywhere in addresses, then in names
 */
public record UnderlayChoice(
    List<String> links, List<String> patterns, Optional<IpAddress> reaching) {

  /** The agent chooses. */
  public static final UnderlayChoice ANY =
      new UnderlayChoice(List.of(), List.of(), Optional.empty());

  /**
   * Checks the patterns.
   *
   * @throws OverlayException naming the pattern and what is wrong with it
   */
  public UnderlayChoice {
    links = List.copyOf(links);
    patterns = List.copyOf(patterns);
    patterns.forEach(UnderlayChoice::compile);
  }

  /** That link and no other. */
  public static UnderlayChoice of(String link) {
    return new UnderlayChoice(List.of(link), List.of(), Optional.empty());
  }

  boolean isAny() {
    return links.isEmpty() && patterns.isEmpty() && reaching.isEmpty();
  }

  static Pattern compile(String pattern) {
    try {
      return Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw new OverlayException(
          "underlay pattern \"" + pattern + "\": " + e.getDescription() + " at " + e.getIndex());
    }
  }

  @Override
  public String toString() {
    StringBuilder words = new StringBuilder();
    links.forEach(link -> words.append(" --iface ").append(link));
    patterns.forEach(pattern -> words.append(" --iface-regex ").append(pattern));
    reaching.ifPresent(address -> words.append(" --iface-can-reach ").append(address));
    return words.toString().strip();
  }
}
