package dev.tweed.linux.nft;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a set can do. What its types tell anyway (that it is a map, of objects, of concatenations)
 * is not among these. Source: enum nft_set_flags.
 */
public enum SetFlag {
  /** Belongs to one rule and goes with it. */
  ANONYMOUS(0x1),
  /** Does not change while a rule uses it. */
  CONSTANT(0x2),
  /** Holds intervals. */
  INTERVAL(0x4),
  /** Rules change it. */
  DYNAMIC(0x20),
  /** Elements leave after a time. */
  TIMEOUT(0x10);

  static final int MAP = 0x8;
  static final int OBJECT = 0x40;
  static final int CONCATENATION = 0x80;
  static final int EXPRESSIONS = 0x100;

  private final int bit;

  SetFlag(int bit) {
    this.bit = bit;
  }

  static int bits(Set<SetFlag> flags) {
    return flags.stream().mapToInt(flag -> flag.bit).sum();
  }

  static Set<SetFlag> of(int bits) {
    Set<SetFlag> flags = EnumSet.noneOf(SetFlag.class);
    for (SetFlag flag : values()) {
      if ((bits & flag.bit) != 0) {
        flags.add(flag);
      }
    }
    return flags;
  }
}
