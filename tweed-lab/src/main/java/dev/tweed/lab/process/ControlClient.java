package dev.tweed.lab.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Asks a lab's process: one line there, one JSON object back. */
final class ControlClient {

  private static final JsonMapper JSON = new JsonMapper();

  private ControlClient() {}

  static ObjectNode ask(Path socket, String lab, ControlRequest request) {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      Channels.newOutputStream(channel)
          .write((request.line() + "\n").getBytes(StandardCharsets.UTF_8));
      JsonNode answer = JSON.readTree(Channels.newInputStream(channel));
      if (!(answer instanceof ObjectNode object)) {
        throw new LabException(
            "lab " + lab + " ended before it answered \"" + request.line() + "\"");
      }
      if (object.has("error")) {
        throw new LabException("lab " + lab + ": " + object.get("error").asText());
      }
      return object;
    } catch (IOException e) {
      throw new LabException(
          "lab " + lab + " does not answer on " + socket + ": " + e.getMessage(), e);
    }
  }
}
