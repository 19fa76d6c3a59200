package dev.tweed.linux.nft.expr;

import dev.tweed.linux.netlink.WireFormatException;
import dev.tweed.linux.nft.wire.WireEnum;
import java.util.EnumSet;
import java.util.Set;

/**
 * How a translated address or port is chosen. What the registers tell anyway ({@code
 * NF_NAT_RANGE_MAP_IPS}, {@code NF_NAT_RANGE_PROTO_SPECIFIED}) is not among them.
 *
 * <p>Source: uapi/linux/netfilter/nf_nat.h.
 */
public enum NatFlag {
  /** Ports at random, from a hash. */
  RANDOM(1 << 2),
  /** Ports at random, from a generator: no two packets of one instant get the same. */
  FULLY_RANDOM(1 << 4),
  /** The same address for the same client. */
  PERSISTENT(1 << 3),
  /** One prefix to another, host part kept. */
  PREFIX(1 << 6);

  static final int MAP_IPS = 1;
  static final int PROTO_SPECIFIED = 1 << 1;

  private final int bit;

  NatFlag(int bit) {
    this.bit = bit;
  }

  static int bits(Set<NatFlag> flags) {
    return flags.stream().mapToInt(flag -> flag.bit).sum();
  }

  static Set<NatFlag> of(int bits) {
    Set<NatFlag> flags = EnumSet.noneOf(NatFlag.class);
    int rest = bits & ~(MAP_IPS | PROTO_SPECIFIED);
    for (NatFlag flag : values()) {
      if ((rest & flag.bit) != 0) {
        flags.add(flag);
        rest &= ~flag.bit;
      }
    }
    if (rest != 0) {
      throw new WireFormatException("unknown NAT flags " + rest);
    }
    return flags;
  }

  /** {@code " random,persistent"}; empty without flags. A prefix is said elsewhere. */
  public static String words(Set<NatFlag> flags) {
    StringBuilder words = new StringBuilder();
    for (NatFlag flag : values()) {
      if (flag != PREFIX && flags.contains(flag)) {
        words.append(words.isEmpty() ? ' ' : ',').append(WireEnum.word(flag));
      }
    }
    return words.toString();
  }
}
