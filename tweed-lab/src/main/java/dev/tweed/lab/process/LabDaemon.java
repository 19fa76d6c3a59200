package dev.tweed.lab.process;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tweed.agent.control.ControlServer;
import dev.tweed.lab.Lab;
import dev.tweed.lab.Progress;
import dev.tweed.lab.topology.Topology;
import dev.tweed.lab.topology.TopologyException;
import dev.tweed.lab.topology.TopologyReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a lab's own process does: it builds the lab in the namespaces it was started in, tells how
 * far it is, and then answers on the control socket until it is killed. Taking a lab down is
 * killing this process.
 */
public final class LabDaemon {

  private static final Logger LOG = LoggerFactory.getLogger(LabDaemon.class);

  private final LabDirectory directory;
  private final BufferedReader starter;
  private final OutputStream toStarter;

  private LabDaemon(Path directory, InputStream in, OutputStream out) {
    this.directory = new LabDirectory(directory);
    this.starter = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    this.toStarter = out;
  }

  /**
   * Runs a lab; returns only when it cannot be brought up.
   *
   * @param in where {@link LabStarter} sends the topology; its end, before the lab is up, ends us
   * @param out where it listens
   */
  public static void run(Path directory, InputStream in, OutputStream out) {
    new LabDaemon(directory, in, out).run();
  }

  private void run() {
    try {
      ControlServer control = ControlServer.open(directory.control());
      Topology topology = receiveTopology();
      Thread.ofPlatform().daemon().name("starter").start(this::endWithStarter);
      LabView view = LabView.mount(directory.home(), topology);
      Lab lab = Lab.up(topology, view.netnsDirectory(), new Reporter());
      view.addPods(lab);
      tell(new StartMessage.Ready());
      toStarter.close();
      LOG.info("lab {} is up", directory.name());
      control.serve(call -> answer(lab, ControlRequest.parse(call.verb())));
    } catch (TopologyException e) {
      tell(new StartMessage.Failed(String.valueOf(e.getMessage()), true));
    } catch (RuntimeException | IOException e) {
      LOG.error("lab {} cannot be brought up", directory.name(), e);
      tell(new StartMessage.Failed(String.valueOf(e.getMessage()), false));
    }
  }

  private static ObjectNode answer(Lab lab, ControlRequest request) {
    return switch (request) {
      case STATUS -> lab.status();
      case PING_MATRIX -> lab.pingMatrix().toJson();
    };
  }

  private Topology receiveTopology() throws IOException {
    String document = starter.readLine();
    if (document == null) {
      throw new LabException("whoever started the lab has gone");
    }
    return TopologyReader.read((ObjectNode) new JsonMapper().readTree(document));
  }

  private void endWithStarter() {
    try {
      if (StartingLab.STAY.equals(starter.readLine())) {
        return;
      }
    } catch (IOException e) {
      LOG.warn("whoever started the lab has gone: {}", e.toString());
    }
    Runtime.getRuntime().halt(1); // nothing to tidy up that the kernel does not
  }

  private void tell(StartMessage message) {
    try {
      toStarter.write(message.line().getBytes(StandardCharsets.UTF_8));
      toStarter.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("tell whoever started the lab", e);
    }
  }

  /** Passes progress on. */
  private final class Reporter implements Progress {
    @Override
    public void begun(String step) {
      tell(new StartMessage.Begun(step));
    }

    @Override
    public void done(String result, Duration took) {
      tell(new StartMessage.Done(result, took));
    }
  }
}
