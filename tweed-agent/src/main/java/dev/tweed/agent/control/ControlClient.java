package dev.tweed.agent.control;

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

/** Asks over a control socket: one line there, one JSON object back. */
public final class ControlClient {

  private static final JsonMapper JSON = new JsonMapper();

  private ControlClient() {}

  /**
   * Asks and waits for the answer.
   *
   * @throws ControlException when there is none, or it is an error
   */
  public static ObjectNode ask(Path socket, ControlCall call) {
    try (SocketChannel channel = connect(socket)) {
      Channels.newOutputStream(channel)
          .write((call.line() + "\n").getBytes(StandardCharsets.UTF_8));
      JsonNode answer = JSON.readTree(Channels.newInputStream(channel));
      if (!(answer instanceof ObjectNode object)) {
        throw ControlException.lost(socket, call.verb());
      }
      if (object.has("error") && object.size() == 1) {
        throw ControlException.refused(object.get("error").asText());
      }
      return object;
    } catch (IOException e) {
      throw ControlException.lost(socket, call.verb());
    }
  }

  /** Whether anybody listens there. */
  public static boolean isAnswered(Path socket) {
    try (SocketChannel channel = connect(socket)) {
      return channel.isConnected();
    } catch (ControlException | IOException e) {
      return false;
    }
  }

  private static SocketChannel connect(Path socket) {
    SocketChannel channel = null;
    try {
      channel = SocketChannel.open(StandardProtocolFamily.UNIX);
      channel.connect(UnixDomainSocketAddress.of(socket));
      return channel;
    } catch (IOException e) {
      closeQuietly(channel);
      throw ControlException.absent(socket, e);
    }
  }

  private static void closeQuietly(@org.jspecify.annotations.Nullable SocketChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // it never was connected
    }
  }
}
