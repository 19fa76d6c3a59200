package dev.tweed.linux.route;

import dev.tweed.linux.netlink.AttributeCursor;
import dev.tweed.linux.netlink.MessageWriter;

/**
 * What {@code IFLA_AF_SPEC} says of IPv6; IPv4's is told by {@link Netconf}, and counters are left
 * out.
 *
 * @param addressGeneration one of {@link Link}'s constants {@code ADDR_GEN_…}; -1 when not said
 */
record FamilySettings(int addressGeneration) {

  private static final int IFLA_INET6_ADDR_GEN_MODE = 8;
  private static final String FAMILY_NAMES =
      "UNSPEC UNIX AF_INET AX25 IPX APPLETALK NETROM AF_BRIDGE ATMPVC X25 AF_INET6";
  private static final String INET6_NAMES =
      "UNSPEC IFLA_INET6_FLAGS IFLA_INET6_CONF IFLA_INET6_STATS IFLA_INET6_MCAST"
          + " IFLA_INET6_CACHEINFO IFLA_INET6_ICMP6STATS IFLA_INET6_TOKEN"
          + " IFLA_INET6_ADDR_GEN_MODE";

  @Override
  public String toString() {
    return switch (addressGeneration) {
      case Link.ADDR_GEN_EUI64 -> "eui64";
      case Link.ADDR_GEN_NONE -> "none";
      case Link.ADDR_GEN_STABLE_PRIVACY -> "stable_secret";
      case Link.ADDR_GEN_RANDOM -> "random";
      default -> Integer.toString(addressGeneration);
    };
  }

  static AttributeNames names() {
    return AttributeNames.of(0, FAMILY_NAMES).with(Rtm.AF_INET6, AttributeNames.of(0, INET6_NAMES));
  }

  static final class Form implements WireForm<FamilySettings> {
    @Override
    public FamilySettings read(AttributeCursor cursor) {
      int mode = -1;
      AttributeCursor families = cursor.nested();
      while (families.next()) {
        if (families.type() == Rtm.AF_INET6) {
          AttributeCursor inet6 = families.nested();
          while (inet6.next()) {
            mode = inet6.type() == IFLA_INET6_ADDR_GEN_MODE ? inet6.u8() : mode;
          }
        }
      }
      return new FamilySettings(mode);
    }

    @Override
    public void write(MessageWriter out, int type, FamilySettings value) {
      int families = out.beginNest(type);
      if (value.addressGeneration >= 0) {
        int inet6 = out.beginNest(Rtm.AF_INET6);
        out.u8(IFLA_INET6_ADDR_GEN_MODE, value.addressGeneration);
        out.endNest(inet6);
      }
      out.endNest(families);
    }

    @Override
    public String text(String word, FamilySettings value) {
      return value.addressGeneration < 0 ? "" : word + " " + value;
    }
  }
}
