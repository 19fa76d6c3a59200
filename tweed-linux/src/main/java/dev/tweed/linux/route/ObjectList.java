package dev.tweed.linux.route;

import dev.tweed.linux.netlink.NetlinkMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Gathers the objects of one kind from a list that may start again: {@link #run} at each start,
 * {@link #accept} for each message.
 */
final class ObjectList<T extends RouteObject> implements Runnable, Consumer<NetlinkMessage> {

  private final Class<T> kind;
  final List<T> objects = new ArrayList<>();

  ObjectList(Class<T> kind) {
    this.kind = kind;
  }

  @Override
  public void run() {
    objects.clear();
  }

  @Override
  public void accept(NetlinkMessage message) {
    if (RouteEvent.decode(message) instanceof RouteEvent.Appeared(RouteObject object)
        && kind.isInstance(object)) {
      objects.add(kind.cast(object));
    }
  }
}
