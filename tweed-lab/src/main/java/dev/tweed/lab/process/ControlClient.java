package dev.tweed.lab.process;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tweed.agent.control.ControlCall;
import dev.tweed.agent.control.ControlException;
import java.nio.file.Path;

/** Asks a lab's process. */
final class ControlClient {

  private ControlClient() {}

  static ObjectNode ask(Path socket, String lab, ControlRequest request) {
    try {
      return dev.tweed.agent.control.ControlClient.ask(socket, ControlCall.of(request.line()));
    } catch (ControlException e) {
      throw new LabException("lab " + lab + ": " + e.getMessage(), e);
    }
  }
}
