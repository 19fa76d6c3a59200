package dev.tweed.testkit.kernel;

import static dev.tweed.testkit.kernel.FakeLink.HEADER;
import static dev.tweed.testkit.kernel.FakeLink.IFF_UP;
import static dev.tweed.testkit.kernel.FakeLink.IFLA_IFNAME;
import static dev.tweed.testkit.kernel.FakeLink.IFLA_INFO_KIND;
import static dev.tweed.testkit.kernel.FakeLink.IFLA_LINKINFO;
import static dev.tweed.testkit.kernel.FakeLink.IFLA_MASTER;

import dev.tweed.linux.Errno;
import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.netlink.Netlink;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The links, and what happens to others when one goes up, down or away. */
final class LinkTable implements ObjectTable {

  static final int RTNLGRP_LINK = 1;

  private final SortedMap<Integer, FakeLink> links = new TreeMap<>();
  private final List<LinkWatcher> watchers = new ArrayList<>();
  private final Notifications notifications;
  private int lastIndex;
  private final LinkFactory factory;
  private final LinkSettings settings = new LinkSettings(this);

  LinkTable(Notifications notifications) {
    this.notifications = notifications;
    this.factory = new LinkFactory(this);
  }

  LinkFactory factory() {
    return factory;
  }

  void watch(LinkWatcher watcher) {
    watchers.add(watcher);
  }

  Collection<FakeLink> all() {
    return List.copyOf(links.values());
  }

  Optional<FakeLink> find(int index) {
    return Optional.ofNullable(links.get(index));
  }

  Optional<FakeLink> find(String name) {
    return links.values().stream().filter(link -> link.name().equals(name)).findFirst();
  }

  FakeLink require(int index) {
    return find(index).orElseThrow(() -> new Refusal(Errno.ENODEV));
  }

  /** An index is not used again soon. */
  int freeIndex() {
    do {
      lastIndex++;
    } while (links.containsKey(lastIndex));
    return lastIndex;
  }

  @Override
  public void put(FakeRequest request) {
    Attributes wanted = request.attributes(HEADER);
    Optional<FakeLink> existing = find(request, wanted);
    boolean created = existing.isEmpty();
    if (created && !request.has(Netlink.CREATE)) {
      throw new Refusal(Errno.ENODEV);
    }
    if (!created && request.has(Netlink.EXCL)) {
      throw new Refusal(Errno.EEXIST);
    }
    FakeLink link = existing.orElseGet(() -> factory.create(request.u32(4), wanted));
    if (created) {
      settings.applyToNew(link, wanted);
    } else {
      settings.apply(link, wanted);
    }
    changeFlags(link, request.u32(8), request.u32(12));
  }

  void add(FakeLink link) {
    links.put(link.index, link);
    watchers.forEach(watcher -> watcher.appeared(link));
    announce(link);
  }

  /** A zero mask means all flags, as {@code rtnl_dev_get_flags} has it, if any is given. */
  private void changeFlags(FakeLink link, int flags, int mask) {
    boolean said = (mask & IFF_UP) != 0 || mask == 0 && flags != 0;
    if (said) {
      setUp(link, (flags & IFF_UP) != 0);
    }
  }

  void setUp(FakeLink link, boolean up) {
    if (link.up == up) {
      return;
    }
    link.up = up;
    announce(link);
    watchers.forEach(up ? watcher -> watcher.wentUp(link) : watcher -> watcher.wentDown(link));
    FakeLink peer = link.peer;
    if (peer != null && peer.up) {
      announce(peer);
    }
  }

  void renamed(FakeLink link, String before) {
    watchers.forEach(watcher -> watcher.renamed(link, before));
  }

  /** RTM_NEWLINK to those who listen. */
  void announce(FakeLink link) {
    notifications.publish(RTNLGRP_LINK, Kind.LINK.newType(), link::writeTo);
  }

  @Override
  public void delete(FakeRequest request) {
    FakeLink link =
        find(request, request.attributes(HEADER)).orElseThrow(() -> new Refusal(Errno.ENODEV));
    if (link.isLoopback()) {
      throw new Refusal(Errno.EOPNOTSUPP);
    }
    remove(link);
  }

  /** Takes a link away, its cable's other end and the links that lie on top of it. */
  void remove(FakeLink link) {
    if (!links.containsKey(link.index)) {
      return;
    }
    setUp(link, false);
    watchers.forEach(watcher -> watcher.vanishes(link));
    links.remove(link.index);
    notifications.publish(RTNLGRP_LINK, Kind.LINK.deleteType(), link::writeTo);
    link.lower().stream().boxed().flatMap(lower -> find(lower).stream()).forEach(this::announce);
    for (FakeLink other : all()) {
      if (other == link.peer || other.lower().orElse(0) == link.index) {
        remove(other);
      } else if (other.master() == link.index) {
        other.attributes.remove(IFLA_MASTER);
        announce(other);
      }
    }
  }

  private Optional<FakeLink> find(FakeRequest request, Attributes wanted) {
    int index = request.u32(4);
    return index > 0 ? find(index) : find(wanted.string(IFLA_IFNAME));
  }

  @Override
  public void query(FakeRequest request, Consumer<Consumer<MessageWriter>> answer) {
    FakeLink link =
        find(request, request.attributes(HEADER)).orElseThrow(() -> new Refusal(Errno.ENODEV));
    answer.accept(link::writeTo);
  }

  @Override
  public void dump(FakeRequest request, Consumer<Consumer<MessageWriter>> answer) {
    Attributes filter = request.attributes(HEADER);
    String kind = filter.nested(IFLA_LINKINFO).string(IFLA_INFO_KIND);
    for (FakeLink link : all()) {
      boolean masterMatches =
          !filter.has(IFLA_MASTER) || filter.u32(IFLA_MASTER, 0) == link.master();
      if (masterMatches && (kind.isEmpty() || kind.equals(link.kind))) {
        answer.accept(link::writeTo);
      }
    }
  }
}
