package dev.tweed.it.nft;

import dev.tweed.linux.Netns;
import dev.tweed.testkit.Namespaces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Three namespaces: client 10.1.0.2, a router between them, which is the test's own, and server
 * 10.2.0.2.
 *
 * <pre>
 * client 10.1.0.2/24 ---- 10.1.0.1 router 10.2.0.1 ---- 10.2.0.2/24 server
 * </pre>
 */
final class RouterTopology {

  private static final int DEADLINE_MS = 5000;

  private final Netns client;
  private final Netns server;

  RouterTopology(Namespaces namespaces) {
    client = namespaces.create("client");
    server = namespaces.create("server");
    command("sh", "-c", "echo 1 > /proc/sys/net/ipv4/ip_forward");
    connect(client, "1");
    connect(server, "2");
  }

  private static void connect(Netns end, String net) {
    String own = "r" + net;
    // the other end's process holds the namespace while ip looks it up
    String path = end.path().toString().replace("self", "" + ProcessHandle.current().pid());
    command("ip", "link", "add", own, "type", "veth", "peer", "name", "uplink", "netns", path);
    command("ip", "addr", "add", "10." + net + ".0.1/24", "dev", own);
    command("ip", "link", "set", own, "up");
    end.run(() -> {
      command("ip", "addr", "add", "10." + net + ".0.2/24", "dev", "uplink");
      command("ip", "link", "set", "uplink", "up");
      command("ip", "route", "add", "default", "via", "10." + net + ".0.1");
    });
  }

  private static void command(String... words) {
    NftCommand.run("", words);
  }

  DatagramSocket clientSocket() {
    return client.call(() -> socket(0));
  }

  DatagramSocket serverSocket(int port) {
    return server.call(() -> socket(port));
  }

  private static DatagramSocket socket(int port) throws IOException {
    DatagramSocket socket =
        new DatagramSocket(new InetSocketAddress(InetAddress.getByName("0.0.0.0"), port));
    socket.setSoTimeout(DEADLINE_MS);
    return socket;
  }

  static void send(DatagramSocket from, String address, int port) {
    try {
      from.send(new DatagramPacket(new byte[] {1}, 1, InetAddress.getByName(address), port));
    } catch (IOException e) {
      throw new UncheckedIOException("send to " + address + ":" + port, e);
    }
  }

  /** Waits for a packet and says who it came from. */
  static InetSocketAddress receive(DatagramSocket socket) {
    DatagramPacket packet = new DatagramPacket(new byte[8], 8);
    try {
      socket.receive(packet);
    } catch (IOException e) {
      throw new UncheckedIOException("no packet came to port " + socket.getLocalPort(), e);
    }
    return (InetSocketAddress) packet.getSocketAddress();
  }
}
