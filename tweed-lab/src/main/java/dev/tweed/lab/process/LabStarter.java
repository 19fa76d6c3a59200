package dev.tweed.lab.process;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tweed.lab.Progress;
import dev.tweed.lab.topology.TopologyException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Brings a lab up in a process of its own. While that lasts, the two hold each other by a pipe: if
 * this process ends, for whatever reason, the lab does.
 */
public final class LabStarter {

  /** Sent to the lab's process when it shall live on by itself. */
  static final String STAY = "stay";

  private static final Duration FOR_ONE_THAT_ENDS = Duration.ofSeconds(5);
  private static final long SECONDS_TO_END = 10;

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
    LabHandle claimed = claim(name);
    try {
      return start(claimed, document, progress);
    } finally {
      // A lab that is up belongs to its supervisor by now.
      claimed
          .directory()
          .read()
          .filter(content -> content.owner().equals(ProcessIdentity.self()))
          .ifPresent(content -> claimed.directory().remove());
    }
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

  private LabHandle start(LabHandle claimed, ObjectNode document, Progress progress) {
    LabDirectory directory = claimed.directory();
    List<String> words = new java.util.ArrayList<>(command);
    words.add(directory.path().toString());
    try {
      Files.createFile(directory.log());
    } catch (IOException e) {
      throw new LabException("lab " + claimed.name() + ": " + e.getMessage(), e);
    }
    try (var log = Files.newBufferedReader(directory.log())) {
      Process supervisor = Supervisor.start(directory, words);
      Thread takeDown = Thread.ofPlatform().unstarted(() -> end(supervisor));
      Runtime.getRuntime().addShutdownHook(takeDown);
      try {
        LabHandle up = attend(claimed, supervisor, document, progress, log);
        Runtime.getRuntime().removeShutdownHook(takeDown);
        return up;
      } catch (RuntimeException e) {
        end(supervisor);
        Runtime.getRuntime().removeShutdownHook(takeDown);
        throw e;
      }
    } catch (IOException e) {
      throw new LabException("lab " + claimed.name() + ": " + e.getMessage(), e);
    }
  }

  private static LabHandle attend(
      LabHandle claimed,
      Process supervisor,
      ObjectNode document,
      Progress progress,
      BufferedReader log)
      throws IOException {
    LabRecord owned =
        claimed
            .content()
            .ownedBy(
                ProcessIdentity.of(supervisor.pid())
                    .orElseThrow(() -> new LabException(lastWords(claimed, log))));
    claimed.directory().write(owned);
    OutputStream to = supervisor.getOutputStream();
    send(to, document.toString());
    try (BufferedReader from = supervisor.inputReader(StandardCharsets.UTF_8)) {
      boolean ready = false;
      while (!ready) {
        String line = from.readLine();
        if (line == null) {
          throw new LabException(lastWords(claimed, log));
        }
        ready = handle(StartMessage.parse(line), claimed.name(), progress);
      }
    }
    LabRecord running = owned.runningAs(javaBelow(supervisor));
    claimed.directory().write(running);
    send(to, STAY);
    return new LabHandle(claimed.directory(), running);
  }

  private static boolean handle(StartMessage message, String lab, Progress progress) {
    switch (message) {
      case StartMessage.Begun(String step) -> progress.begun(step);
      case StartMessage.Done(String result, Duration took) -> progress.done(result, took);
      case StartMessage.Failed(String reason, boolean wrongUse) -> {
        if (wrongUse) {
          throw new TopologyException(reason);
        }
        throw new LabException("lab " + lab + ": " + reason);
      }
      case StartMessage.Ready() -> {
        return true;
      }
    }
    return false;
  }

  private static void send(OutputStream to, String line) throws IOException {
    to.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    to.flush();
  }

  /** supervisor, unshare, java. */
  private static ProcessIdentity javaBelow(Process supervisor) {
    return supervisor
        .toHandle()
        .children()
        .flatMap(ProcessHandle::children)
        .findFirst()
        .flatMap(java -> ProcessIdentity.of(java.pid()))
        .orElseThrow(() -> new LabException("the lab's process has just ended"));
  }

  private static String lastWords(LabHandle lab, BufferedReader log) {
    String said = log.lines().filter(line -> !line.isBlank()).reduce("", (first, last) -> last);
    return "lab " + lab.name() + ": its process ended" + (said.isEmpty() ? "" : ": " + said);
  }

  /** The pipe's end is the signal; what does not see it is killed. */
  private static void end(Process supervisor) {
    try {
      supervisor.getOutputStream().close();
    } catch (IOException e) {
      // it has ended already
    }
    try {
      if (!supervisor.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        supervisor.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      supervisor.destroyForcibly();
    }
  }
}
