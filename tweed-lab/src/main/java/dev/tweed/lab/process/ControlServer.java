package dev.tweed.lab.process;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers on a Unix socket, each caller on a platform thread of its own: answering may enter
 * namespaces.
 */
final class ControlServer {

  private static final Logger LOG = LoggerFactory.getLogger(ControlServer.class);
  private static final JsonMapper JSON = new JsonMapper();

  private final ServerSocketChannel listener;

  /** Binds; {@link #serve} answers. The path may be hidden by a mount later. */
  ControlServer(Path socket) {
    try {
      listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      listener.bind(UnixDomainSocketAddress.of(socket));
    } catch (IOException e) {
      throw new UncheckedIOException("listen on " + socket, e);
    }
  }

  /** Answers until the process ends. */
  void serve(Function<ControlRequest, ObjectNode> answers) {
    while (true) {
      try {
        SocketChannel caller = listener.accept();
        Thread.ofPlatform().daemon().name("control").start(() -> answer(caller, answers));
      } catch (IOException e) {
        throw new UncheckedIOException("accept on the control socket", e);
      }
    }
  }

  private static void answer(SocketChannel caller, Function<ControlRequest, ObjectNode> answers) {
    try (caller) {
      var lines = new BufferedReader(Channels.newReader(caller, StandardCharsets.UTF_8));
      String line = lines.readLine();
      if (line != null) {
        byte[] text = JSON.writeValueAsBytes(answer(line, answers));
        Channels.newOutputStream(caller).write(text);
      }
    } catch (IOException e) {
      LOG.debug("a caller went away: {}", e.toString());
    }
  }

  private static ObjectNode answer(String line, Function<ControlRequest, ObjectNode> answers) {
    try {
      return answers.apply(ControlRequest.parse(line));
    } catch (RuntimeException e) {
      LOG.warn("cannot answer \"{}\"", line, e);
      return JSON.createObjectNode().put("error", line + ": " + e.getMessage());
    }
  }
}
