package dev.tweed.testkit.kernel;

import static dev.tweed.testkit.kernel.NeighbourTable.HEADER;
import static dev.tweed.testkit.kernel.NeighbourTable.NDA_DST;
import static dev.tweed.testkit.kernel.NeighbourTable.NDA_LLADDR;

import dev.tweed.linux.Errno;
import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.netlink.Netlink;
import dev.tweed.net.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Where a MAC address lives: behind which VTEP, for the links of kind vxlan, or at which port, for
 * bridges. Wire form: as {@link NeighbourTable}, with AF_BRIDGE. The bridge's entries of its ports'
 * own addresses are left out.
 */
final class FdbTable implements ObjectTable, LinkWatcher {

  private static final int AF_BRIDGE = 7;
  private static final int NDA_VLAN = 5;
  private static final int NDA_PORT = 6;
  private static final int NDA_VNI = 7;
  private static final int NDA_IFINDEX = 8;
  private static final int NDA_MASTER = 9;
  private static final int NDA_NH_ID = 13;
  private static final int NTF_SELF = 2;
  private static final int NTF_MASTER = 4;

  private record Held(FakeLink link, MacAddress mac, int state, int flags, Attributes attributes) {
    void writeTo(MessageWriter out) {
      out.u8(AF_BRIDGE).zeroes(3).u32(link.index).u16(state).u8(flags).u8(0);
      attributes.writeTo(out);
    }

    boolean sameRemote(Held other) {
      return attributes.agree(other.attributes, NDA_DST)
          && attributes.agree(other.attributes, NDA_PORT)
          && attributes.agree(other.attributes, NDA_VNI)
          && attributes.agree(other.attributes, NDA_NH_ID);
    }
  }

  private final List<Held> entries = new ArrayList<>();
  private final LinkTable links;
  private final Notifications notifications;

  FdbTable(LinkTable links, Notifications notifications) {
    this.links = links;
    this.notifications = notifications;
  }

  @Override
  public void put(FakeRequest request) {
    Held wanted = entry(request);
    if (wanted.link.kind.equals("vxlan")
        && !wanted.attributes.has(NDA_DST)
        && !wanted.attributes.has(NDA_NH_ID)) {
      throw new Refusal(Errno.EINVAL);
    }
    List<Held> same = entries.stream().filter(held -> sameAddress(held, wanted)).toList();
    if (same.isEmpty()) {
      if (!request.has(Netlink.CREATE)) {
        throw new Refusal(Errno.ENOENT);
      }
      add(wanted);
    } else if (request.has(Netlink.EXCL)) {
      throw new Refusal(Errno.EEXIST);
    } else {
      update(request, wanted, same);
    }
  }

  private void update(FakeRequest request, Held wanted, List<Held> same) {
    boolean unicast = wanted.mac.bits() != 0 && !wanted.mac.isMulticast();
    if (request.has(Netlink.REPLACE)) {
      if (!unicast && wanted.link.kind.equals("vxlan")) {
        throw new Refusal(Errno.EOPNOTSUPP, "Cannot replace non-unicast fdb entries");
      }
      entries.set(entries.indexOf(same.getFirst()), wanted);
      publish(Kind.NEIGH.newType(), wanted);
    } else if (request.has(Netlink.APPEND) && !unicast) {
      if (same.stream().noneMatch(wanted::sameRemote)) {
        add(wanted);
      }
    }
  }

  private void add(Held entry) {
    entries.add(entry);
    publish(Kind.NEIGH.newType(), entry);
  }

  private Held entry(FakeRequest request) {
    FakeLink link =
        links.find(request.u32(4)).orElseThrow(() -> new Refusal(Errno.ENODEV, "unknown ifindex"));
    Attributes said = request.attributes(HEADER);
    if (!said.has(NDA_LLADDR)) {
      throw new Refusal(Errno.EINVAL, "Invalid address");
    }
    boolean vxlan = link.kind.equals("vxlan");
    if (!vxlan && link.master() == 0 && !link.kind.equals("bridge")) {
      throw new Refusal(Errno.EOPNOTSUPP);
    }
    Attributes kept =
        new Attributes()
            .merged(said, NDA_DST, NDA_LLADDR, NDA_VLAN, NDA_PORT, NDA_VNI, NDA_IFINDEX, NDA_NH_ID);
    if (!vxlan && link.master() != 0) {
      kept.putU32(NDA_MASTER, link.master());
    }
    int flags = vxlan ? request.u8(10) & ~NTF_MASTER | NTF_SELF : request.u8(10) & ~NTF_MASTER;
    return new Held(link, MacAddress.of(said.bytes(NDA_LLADDR)), request.u16(8), flags, kept);
  }

  private static boolean sameAddress(Held a, Held b) {
    return a.link == b.link && a.mac.equals(b.mac) && a.attributes.agree(b.attributes, NDA_VLAN);
  }

  @Override
  public void delete(FakeRequest request) {
    Held wanted = entry(request);
    List<Held> gone =
        entries.stream()
            .filter(held -> sameAddress(held, wanted))
            .filter(held -> held.attributes.fulfils(wanted.attributes, NDA_DST, NDA_NH_ID))
            .toList();
    if (gone.isEmpty()) {
      throw new Refusal(Errno.ENOENT);
    }
    gone.forEach(this::remove);
  }

  private void remove(Held entry) {
    entries.remove(entry);
    publish(Kind.NEIGH.deleteType(), entry);
  }

  @Override
  public void dump(FakeRequest request, Consumer<Consumer<MessageWriter>> answer) {
    NeighbourFilter filter = NeighbourFilter.of(request, links);
    for (Held held : entries) {
      if (filter.matches(held.link.index)) {
        answer.accept(held::writeTo);
      }
    }
  }

  private void publish(int type, Held entry) {
    notifications.publish(NeighbourTable.RTNLGRP_NEIGH, type, entry::writeTo);
  }

  /** What was learned goes when a VXLAN link goes down, what was set stays. */
  @Override
  public void wentDown(FakeLink link) {
    removeAll(entry -> entry.link == link && !NeighbourTable.isLasting(entry.state));
  }

  @Override
  public void vanishes(FakeLink link) {
    removeAll(entry -> entry.link == link || entry.link.master() == link.index);
  }

  private void removeAll(Predicate<Held> which) {
    entries.stream().filter(which).toList().forEach(this::remove);
  }

  /** Whether a message of kind NEIGH is about this table. */
  static boolean isAbout(FakeRequest request) {
    return request.u8(0) == AF_BRIDGE;
  }
}
