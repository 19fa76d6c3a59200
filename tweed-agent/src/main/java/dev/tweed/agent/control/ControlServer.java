package dev.tweed.agent.control;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers on a Unix socket of mode 0600, each caller on a platform thread of its own: answering may
 * enter namespaces.
 */
public final class ControlServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ControlServer.class);
  private static final JsonMapper JSON = new JsonMapper();

  private final Path socket;
  private final ServerSocketChannel listener;

  private ControlServer(Path socket, ServerSocketChannel listener) {
    this.socket = socket;
    this.listener = listener;
  }

  /**
   * Binds; {@link #serve} answers. The path may be hidden by a mount later. The directory is made,
   * for its owner only, when it is not there; a socket that nobody answers on any more is replaced.
   *
   * @throws IllegalStateException when somebody answers on the socket already
   * @throws UncheckedIOException when it cannot be bound
   */
  public static ControlServer open(Path socket) {
    try {
      makeDirectory(Objects.requireNonNull(socket.toAbsolutePath().getParent()));
      if (Files.exists(socket)) {
        if (ControlClient.isAnswered(socket)) {
          throw new IllegalStateException("another process answers on " + socket + " already");
        }
        Files.delete(socket);
      }
      ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      listener.bind(UnixDomainSocketAddress.of(socket));
      Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
      return new ControlServer(socket, listener);
    } catch (IOException e) {
      throw new UncheckedIOException("listen on " + socket, e);
    }
  }

  private static void makeDirectory(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }

  /** Answers until {@link #close}. */
  public void serve(Function<ControlCall, ObjectNode> answers) {
    while (true) {
      try {
        SocketChannel caller = listener.accept();
        Thread.ofPlatform().daemon().name("control").start(() -> answer(caller, answers));
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException e) {
        throw new UncheckedIOException("accept on " + socket, e);
      }
    }
  }

  private static void answer(SocketChannel caller, Function<ControlCall, ObjectNode> answers) {
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

  private static ObjectNode answer(String line, Function<ControlCall, ObjectNode> answers) {
    try {
      return answers.apply(ControlCall.parse(line));
    } catch (RuntimeException e) {
      LOG.debug("cannot answer \"{}\"", line, e);
      return JSON.createObjectNode().put("error", String.valueOf(e.getMessage()));
    }
  }

  /** Stops listening and takes the socket away. */
  @Override
  public void close() {
    try {
      listener.close();
      Files.deleteIfExists(socket);
    } catch (IOException e) {
      LOG.warn("cannot take {} away: {}", socket, e.toString());
    }
  }
}
