package dev.tweed.bench;

import dev.tweed.host.HostObject;
import dev.tweed.linux.Netns;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The kernel entries of remote hosts as finished bytes, in a namespace nobody listens to. */
final class BareBurst implements AutoCloseable {

  private final Overlay quiet;
  private final BareClient client;
  private final BareBatch all;
  private final Map<Group, BareBatch> adding = new EnumMap<>(Group.class);
  private final Map<Group, BareBatch> deleting = new EnumMap<>(Group.class);
  private final int entries;

  BareBurst(Form form, List<Peer> peers) {
    this(new Overlay(form), peers);
    quiet.stop(); // its links stay, its subscriptions go
  }

  /** In the same namespace. */
  BareBurst(BareBurst other, List<Peer> peers) {
    this(other.quiet, peers);
  }

  private BareBurst(Overlay quiet, List<Peer> peers) {
    this.quiet = quiet;
    client = new BareClient(quiet.netns());
    int link = quiet.tunnel();
    List<HostObject> objects = peers.stream().flatMap(p -> quiet.objects(p).stream()).toList();
    entries = objects.size();
    all = BareBatch.adding(objects, link);
    Group.split(objects)
        .forEach((group, some) -> {
          adding.put(group, BareBatch.adding(some, link));
          deleting.put(group, BareBatch.deleting(some, link));
        });
  }

  /** Adds everything and returns the nanoseconds that each kind took. */
  Map<Group, Long> add() {
    Map<Group, Long> took = new EnumMap<>(Group.class);
    adding.forEach((group, batch) -> took.put(group, client.send(batch)));
    return took;
  }

  /** Adds everything, host by host, and returns the nanoseconds. */
  long addAtOnce() {
    return client.send(all);
  }

  /** The namespace it is sent to. */
  Netns netns() {
    return quiet.netns();
  }

  /** The port its requests come from. */
  int port() {
    return client.port();
  }

  /** Insists that the kernel has all of it and nothing else. */
  void check() {
    quiet.require(entries);
  }

  /** Deletes everything, what depends on others first, and returns the nanoseconds. */
  long delete() {
    return List.copyOf(deleting.values()).reversed().stream().mapToLong(client::send).sum();
  }

  @Override
  public void close() {
    client.close();
    quiet.close();
  }
}
