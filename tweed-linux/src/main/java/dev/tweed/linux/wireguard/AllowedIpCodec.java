package dev.tweed.linux.wireguard;

import dev.tweed.linux.netlink.AttributeCursor;
import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.netlink.WireFormatException;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpPrefix;
import java.util.List;

/** {@code WGALLOWEDIP_A_*}. Source: uapi/linux/wireguard.h. */
final class AllowedIpCodec {

  private static final int FAMILY = 1;
  private static final int IPADDR = 2;
  private static final int CIDR_MASK = 3;
  private static final int AF_INET = 2;
  private static final int AF_INET6 = 10;

  private AllowedIpCodec() {}

  static void encode(IpPrefix prefix, MessageWriter out) {
    out.nested(
        LinkCodec.MEMBER,
        () ->
            out.u16(FAMILY, prefix.address().isV4() ? AF_INET : AF_INET6)
                .address(IPADDR, prefix.address())
                .u8(CIDR_MASK, prefix.length()));
  }

  static void decode(AttributeCursor members, List<IpPrefix> prefixes) {
    while (members.next()) {
      prefixes.add(prefix(members.nested()));
    }
  }

  private static IpPrefix prefix(AttributeCursor attributes) {
    IpAddress address = null;
    int length = -1;
    while (attributes.next()) {
      switch (attributes.type()) {
        case IPADDR -> address = attributes.address();
        case CIDR_MASK -> length = attributes.u8();
        default -> {} // the family, which the address's length tells too
      }
    }
    if (address == null || length < 0 || length > (address.isV4() ? 32 : 128)) {
      throw new WireFormatException("allowed IP " + address + "/" + length);
    }
    return new IpPrefix(address, length);
  }
}
