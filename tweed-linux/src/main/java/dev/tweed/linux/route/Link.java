package dev.tweed.linux.route;

import dev.tweed.linux.Netns;
import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.net.MacAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A link: a bridge, one end of a veth, a VXLAN tunnel end, a network card. As the kernel tells it,
 * or as it should become: then only what is said is sent, everything else is left as it is.
 *
 * <p>{@link LinkAttributes} lists all there is to say; the common things have methods here.
 *
 * @param index 0 when not known yet: the name tells which link is meant
 * @param hardwareType {@code ARPHRD_*}, 1 for Ethernet; only told by the kernel
 * @param flags {@code IFF_*}
 * @param changeMask which of the flags are to be set to what {@code flags} says
 */
public record Link(int index, int hardwareType, int flags, int changeMask, AttributeSet attributes)
    implements RouteObject {

  public static final int UP = 0x1;
  public static final int LOOPBACK = 0x8;
  public static final int RUNNING = 0x40;
  public static final int PROMISC = 0x100;
  public static final int LOWER_UP = 0x10000;

  /** How IPv6 makes its link-local address: {@code IN6_ADDR_GEN_MODE_*}. */
  public static final int ADDR_GEN_EUI64 = 0;

  public static final int ADDR_GEN_NONE = 1;
  public static final int ADDR_GEN_STABLE_PRIVACY = 2;
  public static final int ADDR_GEN_RANDOM = 3;

  /** The link of that name. */
  public static Link named(String name) {
    return new Link(0, 0, 0, 0, AttributeSet.EMPTY.with(LinkAttributes.IFNAME, name));
  }

  /** The link of that index. */
  public static Link at(int index) {
    return new Link(index, 0, 0, 0, AttributeSet.EMPTY);
  }

  /** Empty when not said. */
  public String name() {
    String name = attributes.value(LinkAttributes.IFNAME);
    return name == null ? "" : name;
  }

  public Optional<LinkKind> kind() {
    return attributes.find(LinkAttributes.LINKINFO).map(LinkInfo::kind);
  }

  /** How it takes part in the bridge it is a port of. */
  public Optional<BridgePort> port() {
    return attributes.find(LinkAttributes.LINKINFO).map(LinkInfo::port);
  }

  public Optional<MacAddress> mac() {
    return attributes.find(LinkAttributes.ADDRESS);
  }

  public OptionalInt mtu() {
    return attributes.number(LinkAttributes.MTU);
  }

  /** Index of the bridge it is a port of. */
  public OptionalInt master() {
    return attributes.number(LinkAttributes.MASTER);
  }

  /** Index of the link below, or of a veth's other end, in the namespace that knows it. */
  public OptionalInt parent() {
    return attributes.number(LinkAttributes.LINK);
  }

  /** What this namespace calls the one its {@link #parent} is in; empty when it is this one. */
  public OptionalInt parentNetnsId() {
    return attributes.number(LinkAttributes.LINK_NETNSID);
  }

  public OperState operState() {
    Integer state = attributes.value(LinkAttributes.OPERSTATE);
    return state == null ? OperState.UNKNOWN : OperState.of(state);
  }

  public String alias() {
    String alias = attributes.value(LinkAttributes.IFALIAS);
    return alias == null ? "" : alias;
  }

  public List<String> alternativeNames() {
    List<String> names = attributes.value(LinkAttributes.PROP_LIST);
    return names == null ? List.of() : names;
  }

  public Optional<LinkStatistics> statistics() {
    return attributes.find(LinkAttributes.STATS64);
  }

  /** One of {@code ADDR_GEN_…}. */
  public OptionalInt addressGeneration() {
    FamilySettings settings = attributes.value(LinkAttributes.AF_SPEC);
    return settings == null || settings.addressGeneration() < 0
        ? OptionalInt.empty()
        : OptionalInt.of(settings.addressGeneration());
  }

  /** Whether it is set up, which {@link #operState} need not agree with. */
  public boolean isUp() {
    return (flags & UP) != 0;
  }

  public <T> Link with(Attribute<T> attribute, T value) {
    return new Link(index, hardwareType, flags, changeMask, attributes.with(attribute, value));
  }

  public Link withIndex(int newIndex) {
    return new Link(newIndex, hardwareType, flags, changeMask, attributes);
  }

  public Link withName(String name) {
    return with(LinkAttributes.IFNAME, name);
  }

  public Link withKind(LinkKind kind) {
    LinkInfo info = info();
    return with(LinkAttributes.LINKINFO, new LinkInfo(kind, info.port(), info.unknown()));
  }

  public Link withPort(BridgePort port) {
    LinkInfo info = info();
    return with(LinkAttributes.LINKINFO, new LinkInfo(info.kind(), port, info.unknown()));
  }

  public Link withMac(MacAddress mac) {
    return with(LinkAttributes.ADDRESS, mac);
  }

  public Link withMtu(int mtu) {
    return with(LinkAttributes.MTU, mtu);
  }

  public Link withMaster(int masterIndex) {
    return with(LinkAttributes.MASTER, masterIndex);
  }

  /** Taken out of its bridge. */
  public Link withoutMaster() {
    return withMaster(0);
  }

  public Link withParent(int parentIndex) {
    return with(LinkAttributes.LINK, parentIndex);
  }

  public Link withAlias(String alias) {
    return with(LinkAttributes.IFALIAS, alias);
  }

  public Link withAddressGeneration(int mode) {
    return with(LinkAttributes.AF_SPEC, new FamilySettings(mode));
  }

  /** Created in, or moved to, that namespace, which must stay open until the request is done. */
  public Link inNamespace(Netns netns) {
    return with(LinkAttributes.NET_NS_FD, netns.fd().number());
  }

  public Link up() {
    return withFlag(UP, true);
  }

  public Link down() {
    return withFlag(UP, false);
  }

  /**
   * Says what one of the flags should be.
   *
   * @param flag such as {@link #PROMISC}
   */
  public Link withFlag(int flag, boolean set) {
    int newFlags = set ? flags | flag : flags & ~flag;
    return new Link(index, hardwareType, newFlags, changeMask | flag, attributes);
  }

  /**
   * Of this wish, what the link that the kernel {@code held} does not fulfil: what {@link
   * RouteRequest#change} has still to ask for. Empty when all is as it should be.
   *
   * <p>A link of another kind cannot be changed into this one; then the kind is part of what is
   * missing. Where to create the link, and a veth's other end, are not looked at.
   */
  public Optional<Link> notIn(Link held) {
    return LinkDifference.missing(this, held);
  }

  /** What the kernel's link becomes when {@code change} is carried out on it. */
  public Link changedBy(Link change) {
    return LinkDifference.changed(this, change);
  }

  LinkInfo info() {
    LinkInfo info = attributes.value(LinkAttributes.LINKINFO);
    return info == null ? LinkInfo.NONE : info;
  }

  @Override
  public int messageType() {
    return Rtm.NEWLINK;
  }

  @Override
  public void encode(MessageWriter out) {
    LinkCodec.encode(this, out);
  }

  @Override
  public void encodeKey(MessageWriter out) {
    LinkCodec.encodeKey(this, out);
  }

  @Override
  public String noun() {
    return "link";
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(name().isEmpty() ? IndexForm.text(index) : name());
    attributes.appendTo(text);
    if ((changeMask & UP) != 0) {
      text.append(isUp() ? " up" : " down");
    }
    return text.toString();
  }
}
