package dev.tweed.testkit.kernel;

import dev.tweed.linux.Errno;
import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.netlink.Netlink;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpFamily;
import dev.tweed.net.IpPrefix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The links' addresses. Wire form: {@code struct ifaddrmsg} (u8 family, u8 prefixlen, u8 flags, u8
 * scope, u32 index), attributes IFA_…. The kernel's own link-local addresses are left out.
 */
final class AddressTable implements ObjectTable, LinkWatcher {

  private static final int HEADER = 8;
  private static final int IFA_ADDRESS = 1;
  private static final int IFA_LOCAL = 2;
  private static final int IFA_LABEL = 3;
  static final int IFA_BROADCAST = 4;
  private static final int IFA_CACHEINFO = 6;
  private static final int IFA_FLAGS = 8;
  private static final int IFA_RT_PRIORITY = 9;
  private static final int IFA_PROTO = 11;
  private static final int IFA_F_SECONDARY = 0x01;
  private static final int IFA_F_PERMANENT = 0x80;
  private static final int RTNLGRP_IPV4_IFADDR = 5;
  private static final int RTNLGRP_IPV6_IFADDR = 9;

  /** An address on a link; {@code prefix} is the address itself with its subnet's length. */
  record Held(FakeLink link, IpPrefix prefix, int scope, Attributes attributes) {

    boolean secondary() {
      return (attributes.u32(IFA_FLAGS, 0) & IFA_F_SECONDARY) != 0;
    }

    void writeTo(MessageWriter out) {
      out.u8(prefix.family().number()).u8(prefix.length());
      out.u8(attributes.u32(IFA_FLAGS, 0)).u8(scope).u32(link.index);
      attributes.writeTo(out);
    }
  }

  /** Learns which addresses come and go: the routes they bring do too. */
  interface Watcher {
    void added(Held address);

    void removed(Held address);
  }

  private final List<Held> addresses = new ArrayList<>();
  private final LinkTable links;
  private final Notifications notifications;
  private final List<Watcher> watchers = new ArrayList<>();

  AddressTable(LinkTable links, Notifications notifications) {
    this.links = links;
    this.notifications = notifications;
  }

  void watch(Watcher watcher) {
    watchers.add(watcher);
  }

  List<Held> on(FakeLink link) {
    return addresses.stream().filter(held -> held.link == link).toList();
  }

  /** The link that reaches {@code address} directly, if one does and is up. */
  Optional<FakeLink> reaching(IpAddress address) {
    return addresses.stream()
        .filter(held -> held.link.up && held.prefix.contains(address))
        .map(Held::link)
        .findFirst();
  }

  boolean isLocal(IpAddress address) {
    return addresses.stream().anyMatch(held -> held.prefix.address().equals(address));
  }

  @Override
  public void put(FakeRequest request) {
    FakeLink link = links.find(request.u32(4)).orElseThrow(() -> noLink(request));
    Attributes wanted = said(request);
    Held held = new Held(link, prefix(request, wanted), request.u8(3), attributes(link, wanted));
    if (held.prefix.address().isV4() && !wanted.has(IFA_LOCAL)) {
      throw new Refusal(Errno.EINVAL, "ipv4: Local address is not supplied");
    }
    Optional<Held> existing = find(link, held.prefix);
    if (existing.isPresent()) {
      replace(request, existing.get(), held);
      return;
    }
    markSecondary(held);
    add(held);
  }

  private static Refusal noLink(FakeRequest request) {
    boolean v4 = request.u8(0) == IpFamily.IPV4.number();
    return new Refusal(Errno.ENODEV, v4 ? "ipv4: Device not found" : "");
  }

  /** The flags of the header, where IFA_FLAGS does not say more. */
  private static Attributes said(FakeRequest request) {
    Attributes said = request.attributes(HEADER);
    return said.has(IFA_FLAGS) ? said : said.putU32(IFA_FLAGS, request.u8(2));
  }

  private void replace(FakeRequest request, Held before, Held after) {
    if (!request.has(Netlink.REPLACE) || request.has(Netlink.EXCL)) {
      boolean v4 = after.prefix.address().isV4();
      throw new Refusal(
          Errno.EEXIST, v4 ? "ipv4: Address already assigned" : "ipv6: address already assigned");
    }
    after.attributes.putU32(IFA_FLAGS, before.attributes.u32(IFA_FLAGS, 0));
    addresses.set(addresses.indexOf(before), after);
    publish(Kind.ADDR.newType(), after);
  }

  private void add(Held held) {
    addresses.add(held);
    publish(Kind.ADDR.newType(), held);
    watchers.forEach(watcher -> watcher.added(held));
  }

  private static Attributes attributes(FakeLink link, Attributes wanted) {
    Attributes kept = new Attributes();
    kept.merge(
        wanted, IFA_ADDRESS, IFA_LOCAL, IFA_LABEL, IFA_BROADCAST, IFA_RT_PRIORITY, IFA_PROTO);
    boolean v4 = IpAddress.of(local(wanted)).isV4();
    if (v4 && !kept.has(IFA_LABEL)) {
      kept.putString(IFA_LABEL, link.name());
    }
    if (!v4 && Arrays.equals(kept.bytes(IFA_LOCAL), kept.bytes(IFA_ADDRESS))) {
      kept.remove(IFA_LOCAL); // said by the kernel for point-to-point addresses only
    }
    kept.putU32(IFA_FLAGS, wanted.u32(IFA_FLAGS, 0) | IFA_F_PERMANENT);
    byte[] forEver = new byte[16];
    Arrays.fill(forEver, 0, 8, (byte) 0xFF);
    return kept.put(
        IFA_CACHEINFO, wanted.has(IFA_CACHEINFO) ? wanted.bytes(IFA_CACHEINFO) : forEver);
  }

  private static byte[] local(Attributes wanted) {
    return wanted.has(IFA_LOCAL) ? wanted.bytes(IFA_LOCAL) : wanted.bytes(IFA_ADDRESS);
  }

  private static IpPrefix prefix(FakeRequest request, Attributes wanted) {
    return new IpPrefix(IpAddress.of(local(wanted)), request.u8(1));
  }

  private void markSecondary(Held held) {
    boolean second =
        held.prefix.address().isV4()
            && on(held.link).stream()
                .anyMatch(h -> h.prefix.network().equals(held.prefix.network()));
    if (second) {
      int flags = held.attributes.u32(IFA_FLAGS, 0);
      held.attributes.putU32(IFA_FLAGS, flags | IFA_F_SECONDARY);
    }
  }

  private Optional<Held> find(FakeLink link, IpPrefix prefix) {
    return on(link).stream().filter(held -> held.prefix.equals(prefix)).findFirst();
  }

  @Override
  public void delete(FakeRequest request) {
    FakeLink link = links.require(request.u32(4));
    IpPrefix prefix = prefix(request, request.attributes(HEADER));
    remove(find(link, prefix).orElseThrow(() -> notFound(prefix)));
  }

  private static Refusal notFound(IpPrefix prefix) {
    boolean v4 = prefix.address().isV4();
    return new Refusal(
        Errno.EADDRNOTAVAIL, v4 ? "ipv4: Address not found" : "ipv6: address not found");
  }

  /** With a primary IPv4 address go the secondary ones of its subnet. */
  private void remove(Held held) {
    boolean primary = held.prefix.address().isV4() && !held.secondary();
    addresses.remove(held);
    publish(Kind.ADDR.deleteType(), held);
    watchers.forEach(watcher -> watcher.removed(held));
    if (primary) {
      removeAll(other ->
          other.link == held.link
              && other.secondary()
              && other.prefix.network().equals(held.prefix.network()));
    }
  }

  private void removeAll(Predicate<Held> which) {
    for (Held held : List.copyOf(addresses)) {
      if (which.test(held) && addresses.contains(held)) {
        remove(held);
      }
    }
  }

  private void publish(int type, Held held) {
    boolean v4 = held.prefix.address().isV4();
    notifications.publish(v4 ? RTNLGRP_IPV4_IFADDR : RTNLGRP_IPV6_IFADDR, type, held::writeTo);
  }

  @Override
  public void dump(FakeRequest request, Consumer<Consumer<MessageWriter>> answer) {
    for (Held held : inOrder()) {
      boolean family = request.u8(0) == 0 || request.u8(0) == held.prefix.family().number();
      if (family && (request.u32(4) == 0 || request.u32(4) == held.link.index)) {
        answer.accept(held::writeTo);
      }
    }
  }

  /** By family, then by link, as the kernel lists them. */
  private List<Held> inOrder() {
    return addresses.stream()
        .sorted(
            Comparator.<Held, IpFamily>comparing(held -> held.prefix.family())
                .thenComparingInt(held -> held.link.index))
        .toList();
  }

  @Override
  public void wentUp(FakeLink link) {
    if (link.isLoopback()) {
      addLoopback(link, IpPrefix.parse("127.0.0.1/8"));
      addLoopback(link, IpPrefix.parse("::1/128"));
    }
  }

  private void addLoopback(FakeLink link, IpPrefix prefix) {
    if (find(link, prefix).isPresent()) {
      return;
    }
    Attributes wanted = new Attributes().put(IFA_ADDRESS, prefix.address().bytes());
    wanted.put(IFA_LOCAL, prefix.address().bytes());
    int host = 254;
    add(new Held(link, prefix, host, attributes(link, wanted)));
  }

  /** IPv6 addresses do not outlive a link's going down, IPv4 ones do. */
  @Override
  public void wentDown(FakeLink link) {
    removeAll(held -> held.link == link && held.prefix.family() == IpFamily.IPV6);
  }

  @Override
  public void vanishes(FakeLink link) {
    removeAll(held -> held.link == link);
  }
}
