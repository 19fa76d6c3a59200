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
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A lab on its way up: its supervisor, and the pipe by which it lives only as long as this process.
 * Closed before it is up, it is gone.
 */
final class StartingLab implements AutoCloseable {

  /** Sent to the lab's process when it shall live on by itself. */
  static final String STAY = "stay";

  private static final long SECONDS_TO_END = 10;
  private static final String NO_NAMESPACES =
      "; namespaces may be forbidden or used up: run as root, or see sysctl"
          + " user.max_user_namespaces, user.max_net_namespaces, kernel.unprivileged_userns_clone";

  private final LabHandle claimed;
  private final BufferedReader log;
  private final Process supervisor;
  private final Thread hook = Thread.ofPlatform().unstarted(this::end);
  private boolean up;

  /**
   * Starts the processes.
   *
   * @param command what becomes process 1 of the lab
   */
  StartingLab(LabHandle claimed, List<String> command) throws IOException {
    this.claimed = claimed;
    LabDirectory directory = claimed.directory();
    log = Files.newBufferedReader(Files.createFile(directory.log())); // outlives the directory
    supervisor = Supervisor.start(directory, command);
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Waits until it is up, and lets it go.
   *
   * @throws LabException when it ends before
   */
  LabHandle attend(ObjectNode document, Progress progress) {
    try {
      LabRecord owned =
          claimed.content().ownedBy(ProcessIdentity.of(supervisor.pid()).orElseThrow(this::ended));
      claimed.directory().write(owned);
      send(document.toString());
      follow(progress);
      LabRecord running = owned.runningAs(java());
      claimed.directory().write(running);
      send(STAY);
      up = true;
      return new LabHandle(claimed.directory(), running);
    } catch (IOException e) {
      throw ended();
    }
  }

  private void follow(Progress progress) throws IOException {
    BufferedReader from = supervisor.inputReader(StandardCharsets.UTF_8);
    while (true) {
      String line = from.readLine();
      if (line == null) {
        throw ended();
      }
      switch (StartMessage.parse(line)) {
        case StartMessage.Begun(String step) -> progress.begun(step);
        case StartMessage.Done(String result, Duration took) -> progress.done(result, took);
        case StartMessage.Failed(String reason, boolean wrongUse) ->
            throw wrongUse ? new TopologyException(reason) : failed(reason);
        case StartMessage.Ready() -> {
          return;
        }
      }
    }
  }

  private void send(String line) throws IOException {
    OutputStream to = supervisor.getOutputStream();
    to.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    to.flush();
  }

  /** supervisor, unshare, java. */
  private ProcessIdentity java() {
    return supervisor
        .toHandle()
        .children()
        .flatMap(ProcessHandle::children)
        .findFirst()
        .flatMap(java -> ProcessIdentity.of(java.pid()))
        .orElseThrow(this::ended);
  }

  /** The lab's process has ended; its last words say why. */
  private LabException ended() {
    end();
    String words = log.lines().filter(line -> !line.isBlank()).reduce("", (first, last) -> last);
    String advice = words.startsWith("unshare:") ? NO_NAMESPACES : "";
    return failed("its process ended" + (words.isEmpty() ? "" : ": " + words) + advice);
  }

  private LabException failed(String reason) {
    return new LabException("lab " + claimed.name() + ": " + reason);
  }

  /** The pipe's end is the signal; what does not see it is killed. */
  private void end() {
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

  @Override
  public void close() throws IOException {
    if (!up) {
      end();
    }
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // this process is ending, and the hook at work
    }
    log.close();
  }
}
