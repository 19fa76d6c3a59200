package dev.tweed.it.udp;

import dev.tweed.it.udp.UdpHosts.Container;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Sends random bytes over TCP from container to container, and says what was sent and received. */
record Transfer(String sent, String received) {

  private static final int PORT = 7000;
  private static final int TIMEOUT_MS = 60_000;

  static Transfer of(Container from, Container to, long bytes) {
    CompletableFuture<Void> listening = new CompletableFuture<>();
    CompletableFuture<String> received = new CompletableFuture<>();
    to.netns()
        .start(
            "receiver",
            () -> {
              try (ServerSocket server = new ServerSocket(PORT)) {
                server.setSoTimeout(TIMEOUT_MS);
                listening.complete(null);
                received.complete(receive(server));
              } catch (IOException | RuntimeException e) {
                listening.completeExceptionally(e);
                received.completeExceptionally(e);
              }
            });
    listening.orTimeout(TIMEOUT_MS, TimeUnit.MILLISECONDS).join();
    String sent = from.netns().call(() -> send(to, bytes));
    return new Transfer(sent, received.orTimeout(TIMEOUT_MS, TimeUnit.MILLISECONDS).join());
  }

  private static String receive(ServerSocket server) throws IOException {
    MessageDigest digest = sha256();
    try (Socket socket = server.accept();
        InputStream in = socket.getInputStream()) {
      socket.setSoTimeout(TIMEOUT_MS);
      byte[] block = new byte[1 << 16];
      for (int length = in.read(block); length >= 0; length = in.read(block)) {
        digest.update(block, 0, length);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static String send(Container to, long bytes) throws IOException {
    MessageDigest digest = sha256();
    Random random = new Random(bytes);
    try (Socket socket = new Socket()) {
      InetAddress address = InetAddress.getByAddress(to.address().bytes());
      socket.connect(new InetSocketAddress(address, PORT), TIMEOUT_MS);
      OutputStream out = socket.getOutputStream();
      for (long left = bytes; left > 0; ) {
        byte[] block = new byte[(int) Math.min(left, 1 + random.nextInt(1 << 16))];
        random.nextBytes(block);
        digest.update(block);
        out.write(block);
        left -= block.length;
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
