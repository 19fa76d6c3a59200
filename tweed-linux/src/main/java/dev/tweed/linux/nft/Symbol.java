package dev.tweed.linux.nft;

import dev.tweed.linux.nft.expr.Bytes;
import dev.tweed.linux.nft.expr.DataType;
import dev.tweed.linux.nft.expr.Payload;
import org.jspecify.annotations.Nullable;

/** What stands in a register while a rule is read, in nft's words. */
sealed interface Symbol {

  /**
   * Something that an expression loaded.
   *
   * @param bytes how many; 0 when that is not known
   * @param payload where in the packet it is from; null when it is not
   * @param swapped the value's byte order was turned into the network's
   */
  record Loaded(String text, DataType type, int bytes, @Nullable Payload payload, boolean swapped)
      implements Symbol {
    Loaded(String text, DataType type, int bytes) {
      this(text, type, bytes, null, false);
    }
  }

  /** {@code (of & mask) ^ xor}. */
  record Masked(Loaded of, Bytes mask, Bytes xor) implements Symbol {}

  /** A shifted value. */
  record Shifted(Loaded of, String by) implements Symbol {}

  /** A constant, which means what the one who uses it takes it for. */
  record Constant(Bytes value) implements Symbol {}

  /** How many bytes it takes. */
  default int bytes() {
    return switch (this) {
      case Loaded loaded -> loaded.bytes;
      case Masked masked -> masked.of.bytes;
      case Shifted shifted -> shifted.of.bytes;
      case Constant(Bytes value) -> value.length();
    };
  }

  /** As the value given to something of that type. */
  default String as(DataType type) {
    return switch (this) {
      case Loaded loaded -> loaded.text;
      case Shifted(Loaded of, String by) -> of.text + by;
      case Constant(Bytes value) -> ValueText.of(type, value);
      case Masked(Loaded of, Bytes mask, Bytes xor) -> of.text() + operation(type, mask, xor);
    };
  }

  private static String operation(DataType type, Bytes mask, Bytes xor) {
    if (xor.isZero()) {
      return " & " + ValueText.of(type, mask);
    }
    if (mask.equals(xor.not())) {
      return " | " + ValueText.of(type, xor);
    }
    String and = mask.not().isZero() ? "" : " & " + ValueText.of(type, mask);
    return and + " ^ " + ValueText.of(type, xor);
  }
}
