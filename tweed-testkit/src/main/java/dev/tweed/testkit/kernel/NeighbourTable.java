package dev.tweed.testkit.kernel;

import dev.tweed.linux.Errno;
import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.netlink.Netlink;
import dev.tweed.net.IpAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Which MAC address an IP address has on a link. Wire form: {@code struct ndmsg} (u8 family, 3
 * bytes padding, i32 link, u16 state, u8 flags, u8 type), attributes NDA_….
 */
final class NeighbourTable implements ObjectTable, LinkWatcher {

  static final int RTNLGRP_NEIGH = 3;
  static final int HEADER = 12;
  static final int NDA_DST = 1;
  static final int NDA_LLADDR = 2;
  static final int NTF_PROXY = 0x08;

  private static final int NDA_PROTOCOL = 12;
  private static final int NUD_FAILED = 0x20;
  private static final int NUD_NOARP = 0x40;
  private static final int NUD_PERMANENT = 0x80;
  private static final int RTN_UNICAST = 1;

  private record Key(int link, IpAddress address, boolean proxy) {}

  private record Held(Key key, int state, int flags, Attributes attributes) {
    void writeTo(MessageWriter out) {
      out.u8(key.address.family().number()).zeroes(3).u32(key.link);
      out.u16(state).u8(flags).u8(key.proxy ? 0 : RTN_UNICAST);
      attributes.writeTo(out);
    }
  }

  private final Map<Key, Held> neighbours = new LinkedHashMap<>();
  private final LinkTable links;
  private final Notifications notifications;

  NeighbourTable(LinkTable links, Notifications notifications) {
    this.links = links;
    this.notifications = notifications;
  }

  @Override
  public void put(FakeRequest request) {
    Attributes said = request.attributes(HEADER);
    Key key = key(request, said);
    Optional<Held> existing = Optional.ofNullable(neighbours.get(key));
    if (existing.isPresent() && request.has(Netlink.EXCL)) {
      throw new Refusal(Errno.EEXIST);
    }
    if (existing.isEmpty() && !request.has(Netlink.CREATE)) {
      throw new Refusal(Errno.ENOENT);
    }
    Attributes kept = new Attributes().merged(said, NDA_DST, NDA_LLADDR, NDA_PROTOCOL);
    if (existing.isPresent() && !request.has(Netlink.REPLACE)) {
      kept.merge(existing.get().attributes, NDA_LLADDR);
    }
    Held held = new Held(key, request.u16(8), request.u8(10), kept);
    neighbours.put(key, held);
    publish(Kind.NEIGH.newType(), held);
  }

  private Key key(FakeRequest request, Attributes said) {
    IpAddress address =
        said.address(NDA_DST)
            .orElseThrow(() -> new Refusal(Errno.EINVAL, "Network address not specified"));
    return new Key(links.require(request.u32(4)).index, address, (request.u8(10) & NTF_PROXY) != 0);
  }

  /** The kernel lets an entry fail first, and tells so. */
  @Override
  public void delete(FakeRequest request) {
    Key key = key(request, request.attributes(HEADER));
    Held gone = neighbours.remove(key);
    if (gone == null) {
      throw new Refusal(Errno.ENOENT);
    }
    Attributes address = new Attributes().merged(gone.attributes, NDA_DST, NDA_PROTOCOL);
    Held failed = new Held(key, NUD_FAILED, gone.flags, address);
    publish(Kind.NEIGH.newType(), failed);
    publish(Kind.NEIGH.deleteType(), failed);
  }

  @Override
  public void query(FakeRequest request, Consumer<Consumer<MessageWriter>> answer) {
    Held held = neighbours.get(key(request, request.attributes(HEADER)));
    if (held == null) {
      throw new Refusal(Errno.ENOENT);
    }
    answer.accept(held::writeTo);
  }

  @Override
  public void dump(FakeRequest request, Consumer<Consumer<MessageWriter>> answer) {
    NeighbourFilter filter = NeighbourFilter.of(request, links);
    boolean proxies = (request.u8(10) & NTF_PROXY) != 0;
    for (Held held : neighbours.values()) {
      boolean family = request.u8(0) == 0 || request.u8(0) == held.key.address.family().number();
      if (family && proxies == held.key.proxy && filter.matches(held.key.link)) {
        answer.accept(held::writeTo);
      }
    }
  }

  private void publish(int type, Held held) {
    notifications.publish(RTNLGRP_NEIGH, type, held::writeTo);
  }

  /** Not even permanent ones stay. */
  @Override
  public void wentDown(FakeLink link) {
    flush(link);
  }

  @Override
  public void vanishes(FakeLink link) {
    flush(link);
  }

  private void flush(FakeLink link) {
    for (Held held : List.copyOf(neighbours.values())) {
      if (held.key.link == link.index) {
        neighbours.remove(held.key);
        publish(Kind.NEIGH.deleteType(), held);
      }
    }
  }

  /** Whether a state is one that only the administrator ends. */
  static boolean isLasting(int state) {
    return (state & (NUD_NOARP | NUD_PERMANENT)) != 0;
  }
}
