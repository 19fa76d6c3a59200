package dev.tweed.testkit.kernel;

import dev.tweed.linux.Fd;
import dev.tweed.linux.Wakeup;
import dev.tweed.linux.netlink.NetlinkMessage;
import dev.tweed.linux.netlink.NetlinkTransport;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/** A connection to a fake kernel: its send carries the requests out, as the real one's does. */
final class FakeTransport implements NetlinkTransport {

  private static final int RECEIVE_BUFFER = 8 << 20;

  private final Handler handler;
  private final Notifications notifications;
  private final int[] groups;
  private final Wakeup readable = new Wakeup();
  private final Deque<Datagram> queue = new ArrayDeque<>();
  private boolean overrun;

  FakeTransport(Handler handler, Notifications notifications, int[] groups) {
    this.handler = handler;
    this.notifications = notifications;
    this.groups = groups.clone();
    if (groups.length > 0) {
      notifications.add(this);
    }
  }

  boolean listensTo(int group) {
    return Arrays.stream(groups).anyMatch(own -> own == group);
  }

  synchronized void enqueue(Datagram datagram) {
    queue.add(datagram);
    readable.raise();
  }

  synchronized void overrun() {
    queue.clear();
    overrun = true;
    readable.raise();
  }

  @Override
  public void send(ByteBuffer messages) {
    NetlinkMessage.split(
        messages, message -> handler.handle(new FakeRequest(message), this::enqueue));
  }

  @Override
  public Received receive(boolean wait, Consumer<NetlinkMessage> consumer) {
    Optional<Datagram> next;
    synchronized (this) {
      if (overrun) {
        overrun = false;
        lowerWhenEmpty();
        return Received.OVERRUN;
      }
      next = Optional.ofNullable(queue.poll());
      lowerWhenEmpty();
    }
    if (next.isEmpty()) {
      return nothing(wait);
    }
    NetlinkMessage.split(next.get().buffer(), consumer);
    return Received.MESSAGES;
  }

  private void lowerWhenEmpty() {
    if (queue.isEmpty()) {
      readable.lower();
    }
  }

  /** Answers are there when a send returns: who waits for more would do so for ever. */
  private static Received nothing(boolean wait) {
    if (wait) {
      throw new IllegalStateException("a receive that would never return: no answer is queued");
    }
    return Received.NOTHING;
  }

  @Override
  public Fd fd() {
    return readable.fd();
  }

  @Override
  public int receiveBuffer() {
    return RECEIVE_BUFFER;
  }

  @Override
  public void close() {
    notifications.remove(this);
    readable.close();
  }
}
