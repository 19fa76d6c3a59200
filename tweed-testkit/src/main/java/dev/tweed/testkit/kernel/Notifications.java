package dev.tweed.testkit.kernel;

import dev.tweed.linux.netlink.MessageWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Tells subscribers what changed. */
final class Notifications {

  private final List<FakeTransport> subscribers = new CopyOnWriteArrayList<>();

  void add(FakeTransport transport) {
    subscribers.add(transport);
  }

  void remove(FakeTransport transport) {
    subscribers.remove(transport);
  }

  void publish(int group, int type, Consumer<MessageWriter> body) {
    for (FakeTransport subscriber : subscribers) {
      if (subscriber.listensTo(group)) {
        subscriber.enqueue(new Datagram().add(type, 0, 0, body));
      }
    }
  }

  /** Every subscriber loses what it has not read yet. */
  void overrun() {
    subscribers.forEach(FakeTransport::overrun);
  }
}
