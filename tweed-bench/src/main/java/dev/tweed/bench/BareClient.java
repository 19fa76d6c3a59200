package dev.tweed.bench;

import dev.tweed.linux.Netns;
import dev.tweed.linux.netlink.Netlink;
import dev.tweed.linux.netlink.NetlinkMessage;
import dev.tweed.linux.netlink.NetlinkSockets;
import dev.tweed.linux.netlink.NetlinkTransport;
import java.nio.ByteBuffer;

/** The least a program can do: sends finished bytes and waits for the ack. */
final class BareClient implements AutoCloseable {

  private static final int NLMSG_ERROR = 2;

  private final NetlinkTransport transport;

  BareClient(Netns netns) {
    transport = netns.call(() -> NetlinkSockets.open(Netlink.ROUTE));
  }

  /** Returns the nanoseconds until all is carried out. */
  long send(BareBatch batch) {
    long start = System.nanoTime();
    for (ByteBuffer bytes : batch.sends()) {
      transport.send(bytes);
      transport.receive(true, BareClient::check);
    }
    return System.nanoTime() - start;
  }

  int port() {
    return transport.port();
  }

  private static void check(NetlinkMessage message) {
    if (message.type() != NLMSG_ERROR || message.body().getInt(0) != 0) {
      throw new IllegalStateException("the kernel refused: errno " + -message.body().getInt(0));
    }
  }

  @Override
  public void close() {
    transport.close();
  }
}
