package dev.tweed.linux.nft.expr;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.netlink.WireFormatException;
import dev.tweed.linux.nft.wire.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * A place in the 64 bytes of data registers, or the verdict register.
 *
 * <p>Wire form: 0 is the verdict register; 1 to 4 are the 16-byte registers, 8 to 23 the 4-byte
 * ones; both name the same memory. Source: enum nft_registers.
 *
 * @param word the first of its 4-byte words, 0 to 15; -1 for the verdict register
 */
public record Register(int word) {

  public static final Register VERDICT = new Register(-1);

  /** The first data register, where nearly everything happens. */
  public static final Register FIRST = new Register(0);

  /** How many words there are. */
  public static final int WORDS = 16;

  private static final int NFT_REG32_00 = 8;
  private static final int WORDS_PER_LARGE = 4;

  public Register {
    if (word < -1 || word >= WORDS) {
      throw new IllegalArgumentException("there is no register word " + word);
    }
  }

  /** How many words a value of so many bytes takes. */
  public static int words(int bytes) {
    return (bytes + 3) / 4;
  }

  /** So many words further on. */
  public Register plus(int words) {
    return new Register(word + words);
  }

  /** The number on the wire, the 16-byte one where one starts there, as the kernel does. */
  public int number() {
    if (word < 0) {
      return 0;
    }
    return word % WORDS_PER_LARGE == 0 ? word / WORDS_PER_LARGE + 1 : word + NFT_REG32_00;
  }

  public static Register decode(Attributes attributes, int type) {
    int number = attributes.u32(type);
    if (number == 0) {
      return VERDICT;
    }
    if (number >= 1 && number <= WORDS_PER_LARGE) {
      return new Register((number - 1) * WORDS_PER_LARGE);
    }
    if (number >= NFT_REG32_00 && number < NFT_REG32_00 + WORDS) {
      return new Register(number - NFT_REG32_00);
    }
    throw new WireFormatException("there is no register " + number);
  }

  /** Null when the attribute is missing. */
  public static @Nullable Register decodeOptional(Attributes attributes, int type) {
    return attributes.has(type) ? decode(attributes, type) : null;
  }

  public void encode(MessageWriter out, int type) {
    out.u32be(type, number());
  }

  static void encodeOptional(MessageWriter out, int type, @Nullable Register register) {
    if (register != null) {
      register.encode(out, type);
    }
  }

  /** Two attributes, {@code type} and the one behind it; the second only when it differs. */
  static void encodeRange(
      MessageWriter out, int type, @Nullable Register first, @Nullable Register last) {
    encodeOptional(out, type, first);
    if (last != null && !last.equals(first)) {
      last.encode(out, type + 1);
    }
  }

  @Override
  public String toString() {
    return "reg " + number();
  }
}
