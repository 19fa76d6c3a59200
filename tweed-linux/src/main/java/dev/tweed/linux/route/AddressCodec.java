package dev.tweed.linux.route;

import dev.tweed.linux.netlink.AttributeCursor;
import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.netlink.NetlinkMessage;
import dev.tweed.linux.netlink.WireFormatException;
import dev.tweed.linux.route.Address.Lifetimes;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpPrefix;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Wire form: struct ifaddrmsg { u8 family, u8 prefixlen, u8 flags, u8 scope, u32 index }, then
 * {@code IFA_*}. Source: uapi/linux/if_addr.h.
 */
final class AddressCodec {

  static final int HEADER = 8;
  private static final int IFA_ADDRESS = 1;
  private static final int IFA_LOCAL = 2;
  private static final int IFA_LABEL = 3;
  private static final int IFA_BROADCAST = 4;
  private static final int IFA_CACHEINFO = 6;
  private static final int IFA_FLAGS = 8;
  private static final int IFA_RT_PRIORITY = 9;
  private static final int IFA_PROTO = 11;
  static final String NAMES =
      "UNSPEC IFA_ADDRESS IFA_LOCAL IFA_LABEL IFA_BROADCAST IFA_ANYCAST IFA_CACHEINFO"
          + " IFA_MULTICAST IFA_FLAGS IFA_RT_PRIORITY IFA_TARGET_NETNSID IFA_PROTO";

  private AddressCodec() {}

  static Address decode(NetlinkMessage message) {
    message.require(HEADER);
    ByteBuffer body = message.body();
    IpAddress address = null;
    IpAddress local = null;
    IpAddress broadcast = null;
    String label = "";
    Lifetimes lifetimes = null;
    int flags = body.get(2) & 0xFF;
    int metric = 0;
    int protocol = 0;
    List<UnknownAttribute> unknown = List.of();
    AttributeCursor attributes = message.attributes(HEADER);
    while (attributes.next()) {
      switch (attributes.type()) {
        case IFA_ADDRESS -> address = attributes.address();
        case IFA_LOCAL -> local = attributes.address();
        case IFA_LABEL -> label = attributes.string();
        case IFA_BROADCAST -> broadcast = attributes.address();
        case IFA_CACHEINFO -> lifetimes = lifetimes(attributes);
        case IFA_FLAGS -> flags = attributes.u32();
        case IFA_RT_PRIORITY -> metric = attributes.u32();
        case IFA_PROTO -> protocol = attributes.u8();
        default -> unknown = UnknownAttribute.add(unknown, attributes);
      }
    }
    IpAddress own = local != null ? local : address;
    if (own == null) {
      throw new WireFormatException("an address message without IFA_ADDRESS and IFA_LOCAL");
    }
    return new Address(
        prefix(own, body.get(1) & 0xFF),
        body.getInt(4),
        body.get(3) & 0xFF,
        flags,
        label,
        broadcast,
        address == null || address.equals(own) ? null : address,
        lifetimes,
        protocol,
        metric,
        unknown);
  }

  static IpPrefix prefix(IpAddress address, int length) {
    if (length > address.family().bits()) {
      throw new WireFormatException("prefix length " + length + " of " + address);
    }
    return new IpPrefix(address, length);
  }

  /** struct ifa_cacheinfo { u32 preferred, valid, created, updated }. */
  private static @Nullable Lifetimes lifetimes(AttributeCursor attribute) {
    int preferred = attribute.u32At(0);
    int valid = attribute.u32At(4);
    return valid == Lifetimes.FOREVER && preferred == Lifetimes.FOREVER
        ? null
        : new Lifetimes(preferred, valid);
  }

  static void encode(Address address, MessageWriter out) {
    IpAddress own = address.local().address();
    out.u8(own.family().number()).u8(address.local().length());
    boolean extended = address.flags() < 0 || address.flags() > 0xFF;
    out.u8(extended ? 0 : address.flags()).u8(address.scope()).u32(address.link());
    out.address(IFA_LOCAL, own);
    out.address(IFA_ADDRESS, address.peer() == null ? own : address.peer());
    if (!address.label().isEmpty()) {
      out.string(IFA_LABEL, address.label());
    }
    if (address.broadcast() != null) {
      out.address(IFA_BROADCAST, address.broadcast());
    }
    if (extended) {
      out.u32(IFA_FLAGS, address.flags());
    }
    if (address.metric() != 0) {
      out.u32(IFA_RT_PRIORITY, address.metric());
    }
    if (address.protocol() != 0) {
      out.u8(IFA_PROTO, address.protocol());
    }
    if (address.lifetimes() != null) {
      int start = out.beginNest(IFA_CACHEINFO);
      out.u32(address.lifetimes().preferred()).u32(address.lifetimes().valid()).zeroes(8);
      out.endNest(start);
    }
    UnknownAttribute.encode(address.unknown(), out);
  }
}
