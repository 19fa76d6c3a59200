package dev.tweed.linux.nft;

import dev.tweed.linux.netlink.WireFormatException;
import java.util.Locale;

/** Which packets a table sees, {@code NFPROTO_*}. */
public enum NftFamily {
  /** IPv4 and IPv6. */
  INET(1),
  IP(2),
  ARP(3),
  /** What one link receives or sends, before and after everything else. */
  NETDEV(5),
  BRIDGE(7),
  IP6(10);

  private final int number;

  NftFamily(int number) {
    this.number = number;
  }

  /** The number on the wire. */
  public int number() {
    return number;
  }

  static NftFamily numbered(int number) {
    for (NftFamily family : values()) {
      if (family.number == number) {
        return family;
      }
    }
    throw new WireFormatException("there is no nftables family " + number);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
