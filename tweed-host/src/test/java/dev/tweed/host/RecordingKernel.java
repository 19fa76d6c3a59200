package dev.tweed.host;

import dev.tweed.linux.Fd;
import dev.tweed.linux.Kernel;
import dev.tweed.linux.netlink.NetlinkMessage;
import dev.tweed.linux.netlink.NetlinkTransport;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A kernel in front of another, which notes what it is asked for. */
final class RecordingKernel implements Kernel {

  private static final int DELETES = 1;

  private final Kernel kernel;
  private final List<Integer> types = new ArrayList<>();
  private int open;
  private Runnable meddler = () -> {};

  RecordingKernel(Kernel kernel) {
    this.kernel = kernel;
  }

  /** How many messages were sent. */
  int sent() {
    return types.size();
  }

  /** How many of them were {@code RTM_DEL…}. */
  long deletions() {
    return types.stream().filter(type -> (type & 3) == DELETES).count();
  }

  /** How many connections are open now. */
  int open() {
    return open;
  }

  /** Somebody acts each time the kernel has carried requests out. */
  void afterEachSend(Runnable action) {
    meddler = action;
  }

  void forget() {
    types.clear();
  }

  @Override
  public NetlinkTransport connect(int protocol, int... groups) {
    NetlinkTransport transport = kernel.connect(protocol, groups);
    open++;
    return new Recorded(transport);
  }

  @Override
  public Optional<String> sysctl(String key) {
    return kernel.sysctl(key);
  }

  @Override
  public void setSysctl(String key, String value) {
    kernel.setSysctl(key, value);
  }

  private final class Recorded implements NetlinkTransport {
    private final NetlinkTransport transport;

    Recorded(NetlinkTransport transport) {
      this.transport = transport;
    }

    @Override
    public void send(ByteBuffer messages) {
      NetlinkMessage.split(messages.duplicate().order(messages.order()), m -> types.add(m.type()));
      transport.send(messages);
      meddler.run();
    }

    @Override
    public Received receive(boolean wait, Consumer<NetlinkMessage> handler) {
      return transport.receive(wait, handler);
    }

    @Override
    public Fd fd() {
      return transport.fd();
    }

    @Override
    public int receiveBuffer() {
      return transport.receiveBuffer();
    }

    @Override
    public void close() {
      open--;
      transport.close();
    }
  }
}
