package dev.tweed.linux.nft.wire;

import dev.tweed.linux.netlink.WireFormatException;

/** Enumerations whose constants stand in the order of their numbers on the wire. */
public final class WireEnum {

  private WireEnum() {}

  /**
   * The constant with that number.
   *
   * @param values all constants, from number 0 on
   * @throws WireFormatException when there is none
   */
  public static <E extends Enum<E>> E at(E[] values, int number) {
    if (number < 0 || number >= values.length) {
      throw new WireFormatException(
          number + " is no known " + values[0].getDeclaringClass().getSimpleName());
    }
    return values[number];
  }

  /** A constant's name as nft writes such words: {@code FULLY_RANDOM} is {@code fully-random}. */
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
