package dev.tweed.testkit.kernel;

import static dev.tweed.testkit.kernel.FakeNexthop.HEADER;
import static dev.tweed.testkit.kernel.FakeNexthop.NHA_FDB;
import static dev.tweed.testkit.kernel.FakeNexthop.NHA_GROUPS;
import static dev.tweed.testkit.kernel.FakeNexthop.NHA_ID;
import static dev.tweed.testkit.kernel.FakeNexthop.NHA_OIF;

import dev.tweed.linux.Errno;
import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.netlink.Netlink;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The nexthop objects: ways that routes share. */
final class NexthopTable implements ObjectTable, LinkWatcher {

  private static final int RTNLGRP_NEXTHOP = 32;

  /** Learns what happens to objects. */
  interface Watcher {
    void nexthopReplaced(int id);

    void nexthopVanishes(int id);
  }

  private final SortedMap<Integer, FakeNexthop> nexthops = new TreeMap<>();
  private final LinkTable links;
  private final AddressTable addresses;
  private final Notifications notifications;
  private final List<Watcher> watchers = new ArrayList<>();
  private boolean missing;

  NexthopTable(LinkTable links, AddressTable addresses, Notifications notifications) {
    this.links = links;
    this.addresses = addresses;
    this.notifications = notifications;
  }

  /** From now on like a kernel before 5.3. */
  void lack() {
    missing = true;
  }

  /** Learns what happens to objects: their routes share it. */
  void watch(Watcher watcher) {
    watchers.add(watcher);
  }

  Optional<FakeNexthop> find(int id) {
    return Optional.ofNullable(nexthops.get(id));
  }

  /** The indexes of the links that an object leads to, itself or through its members. */
  Set<Integer> links(int id) {
    Set<Integer> found = new HashSet<>();
    FakeNexthop nexthop = nexthops.get(id);
    if (nexthop != null) {
      nexthop.link().ifPresent(found::add);
      nexthop.members().forEach(member -> found.addAll(links(member)));
    }
    return found;
  }

  @Override
  public void put(FakeRequest request) {
    requirePresent();
    FakeNexthop wanted = FakeNexthop.of(request);
    if (wanted.id() == 0) {
      wanted.attributes().putU32(NHA_ID, nexthops.isEmpty() ? 1 : nexthops.lastKey() + 1);
    }
    check(wanted);
    boolean exists = nexthops.containsKey(wanted.id());
    if (exists && !request.has(Netlink.REPLACE)) {
      throw new Refusal(Errno.EEXIST);
    }
    if (!exists && !request.has(Netlink.CREATE)) {
      throw new Refusal(Errno.ENOENT);
    }
    nexthops.put(wanted.id(), wanted);
    publish(Kind.NEXTHOP.newType(), wanted);
    watchers.forEach(watcher -> watcher.nexthopReplaced(wanted.id()));
  }

  private void check(FakeNexthop wanted) {
    wanted.members().forEach(this::requireMember);
    if (wanted.isGroup() || wanted.attributes().has(NHA_FDB) || wanted.link().isEmpty()) {
      return;
    }
    FakeLink link =
        links
            .find(wanted.link().getAsInt())
            .orElseThrow(() -> new Refusal(Errno.EINVAL, "Invalid device index"));
    if (!link.up) {
      throw new Refusal(Errno.ENETDOWN, "Nexthop device is not up");
    }
    boolean onlink = (wanted.flags() & FakeRoute.RTNH_F_ONLINK) != 0;
    boolean reachable =
        wanted.gateway().map(gateway -> addresses.reaching(gateway).isPresent()).orElse(true);
    if (!onlink && !reachable) {
      throw new Refusal(Errno.ENETUNREACH, "Nexthop has invalid gateway");
    }
  }

  private void requireMember(int member) {
    if (!nexthops.containsKey(member)) {
      throw new Refusal(Errno.EINVAL, "Invalid nexthop id");
    }
  }

  private void requirePresent() {
    if (missing) {
      throw new Refusal(Errno.EOPNOTSUPP);
    }
  }

  @Override
  public void delete(FakeRequest request) {
    requirePresent();
    int id = request.attributes(HEADER).u32(NHA_ID, 0);
    remove(find(id).orElseThrow(() -> new Refusal(Errno.ENOENT)), true);
  }

  /** With an object go its routes, and its place in groups. */
  private void remove(FakeNexthop gone, boolean told) {
    watchers.forEach(watcher -> watcher.nexthopVanishes(gone.id()));
    nexthops.remove(gone.id());
    if (told) {
      publish(Kind.NEXTHOP.deleteType(), gone);
    }
    for (FakeNexthop group : List.copyOf(nexthops.values())) {
      if (group.members().contains(gone.id())) {
        shrink(group, group.without(gone.id()));
      }
    }
  }

  private void shrink(FakeNexthop group, FakeNexthop rest) {
    if (rest.members().isEmpty()) {
      remove(group, true);
    } else {
      nexthops.put(rest.id(), rest);
      publish(Kind.NEXTHOP.newType(), rest);
    }
  }

  private void publish(int type, FakeNexthop nexthop) {
    notifications.publish(RTNLGRP_NEXTHOP, type, nexthop::writeTo);
  }

  @Override
  public void query(FakeRequest request, Consumer<Consumer<MessageWriter>> answer) {
    requirePresent();
    int id = request.attributes(HEADER).u32(NHA_ID, 0);
    answer.accept(find(id).orElseThrow(() -> new Refusal(Errno.ENOENT))::writeTo);
  }

  @Override
  public void dump(FakeRequest request, Consumer<Consumer<MessageWriter>> answer) {
    requirePresent();
    Attributes filter = request.attributes(HEADER);
    for (FakeNexthop nexthop : nexthops.values()) {
      boolean matches =
          (!filter.has(NHA_OIF) || nexthop.attributes().agree(filter, NHA_OIF))
              && (!filter.has(NHA_GROUPS) || nexthop.isGroup())
              && (!filter.has(NHA_FDB) || nexthop.attributes().has(NHA_FDB));
      if (matches) {
        answer.accept(nexthop::writeTo);
      }
    }
  }

  /** A link that goes down takes its objects along, and nobody is told. */
  @Override
  public void wentDown(FakeLink link) {
    for (FakeNexthop nexthop : List.copyOf(nexthops.values())) {
      if (nexthop.link().orElse(0) == link.index && nexthops.containsKey(nexthop.id())) {
        remove(nexthop, false);
      }
    }
  }
}
