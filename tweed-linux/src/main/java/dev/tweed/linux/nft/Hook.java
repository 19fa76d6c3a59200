package dev.tweed.linux.nft;

import dev.tweed.linux.netlink.WireFormatException;
import java.util.Locale;

/** Where on a packet's way a base chain is attached. */
public enum Hook {
  PREROUTING,
  INPUT,
  FORWARD,
  OUTPUT,
  POSTROUTING,
  INGRESS,
  EGRESS;

  private static final int INET_INGRESS = 5;

  /** The number on the wire, which depends on the family. */
  int number(NftFamily family) {
    return switch (family) {
      case NETDEV -> this == EGRESS ? 1 : 0;
      case ARP -> this == INPUT ? 0 : 1;
      default -> this == INGRESS ? INET_INGRESS : ordinal();
    };
  }

  static Hook numbered(NftFamily family, int number) {
    for (Hook hook : values()) {
      if (hook.exists(family) && hook.number(family) == number) {
        return hook;
      }
    }
    throw new WireFormatException("family " + family + " has no hook " + number);
  }

  private boolean exists(NftFamily family) {
    return switch (family) {
      case NETDEV -> this == INGRESS || this == EGRESS;
      case ARP -> this == INPUT || this == OUTPUT;
      default -> this != EGRESS;
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
