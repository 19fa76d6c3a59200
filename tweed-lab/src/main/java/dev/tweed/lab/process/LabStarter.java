package dev.tweed.lab.process;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tweed.lab.Progress;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings a lab up in a process of its own. While that lasts, the two hold each other by a pipe: if
 * this process ends, for whatever reason, the lab does.
 */
public final class LabStarter {

  private static final Duration FOR_ONE_THAT_ENDS = Duration.ofSeconds(5);

  private final LabHome home;
  private final List<String> command;
  private final InstantSource clock;

  /**
   * @param command runs {@link LabDaemon#run} with the lab's directory, which is appended
   */
  public LabStarter(LabHome home, List<String> command, InstantSource clock) {
    this.home = home;
    this.command = List.copyOf(command);
    this.clock = clock;
  }

  /**
   * Brings a lab up.
   *
   * @param document the topology, as {@link dev.tweed.lab.topology.TopologyReader} reads it
   * @throws LabException when there is one of that name, or the lab could not be made; then nothing
   *     of it is left
   */
  public LabHandle up(String name, ObjectNode document, Progress progress) {
    Thread hook = Thread.ofPlatform().unstarted(() -> abandon(name));
    Runtime.getRuntime().addShutdownHook(hook);
    LabHandle up = claimAndStart(name, document, progress);
    Runtime.getRuntime().removeShutdownHook(hook);
    return up;
  }

  private LabHandle claimAndStart(String name, ObjectNode document, Progress progress) {
    LabHandle claimed = claim(name);
    List<String> words = new ArrayList<>(command);
    words.add(claimed.directory().path().toString());
    try (StartingLab lab = new StartingLab(claimed, words)) {
      return lab.attend(document, progress);
    } catch (IOException e) {
      throw new LabException("lab " + name + ": " + e.getMessage(), e);
    } finally {
      abandon(name);
    }
  }

  /** Gives a claimed name back; a lab that has got so far belongs to its supervisor. */
  private void abandon(String name) {
    home.find(name)
        .filter(lab -> lab.content().owner().equals(ProcessIdentity.self()))
        .ifPresent(lab -> lab.directory().remove());
  }

  private LabHandle claim(String name) {
    var claimed = home.claim(name, clock.instant());
    if (claimed.isEmpty() && endsSoon(name)) {
      claimed = home.claim(name, clock.instant());
    }
    return claimed.orElseThrow(() ->
        new LabException(
            "lab \"%s\" is already up: tweed lab down --name %s, or choose another --name"
                .formatted(name, name)));
  }

  /** Whether a lab whose process has ended is being tidied up after. */
  private boolean endsSoon(String name) {
    return home.find(name)
        .map(lab -> lab.process().isPresent() && !lab.isUp() && lab.awaitGone(FOR_ONE_THAT_ENDS))
        .orElse(true);
  }
}
