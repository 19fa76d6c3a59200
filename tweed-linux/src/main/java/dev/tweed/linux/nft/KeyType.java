package dev.tweed.linux.nft;

import dev.tweed.linux.nft.expr.Bytes;
import dev.tweed.linux.nft.expr.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The type of a set's keys or a map's values: one data type, or several concatenated, each filled
 * up to 4 bytes.
 *
 * <p>Wire form: a number with 6 bits for each part, and a length.
 *
 * @param bytes length of a value
 */
public record KeyType(List<DataType> parts, int bytes) {

  private static final int BITS = 6;
  private static final int MASK = (1 << BITS) - 1;

  public KeyType {
    parts = List.copyOf(parts);
  }

  public static KeyType of(DataType... parts) {
    List<DataType> list = List.of(parts);
    return new KeyType(list, list.size() == 1 ? parts[0].bytes() : padded(list));
  }

  private static int padded(List<DataType> parts) {
    return parts.stream().mapToInt(part -> (part.bytes() + 3) / 4 * 4).sum();
  }

  /** The number on the wire. */
  int number() {
    return parts.stream().mapToInt(DataType::number).reduce(0, (all, one) -> all << BITS | one);
  }

  /** From the wire; a type that does not fit its length is taken as that many bytes. */
  static KeyType decode(int number, int bytes, boolean hostOrder) {
    List<DataType> parts = new ArrayList<>();
    for (int rest = number; rest != 0; rest >>>= BITS) {
      Optional<DataType> part = DataType.numbered(rest & MASK);
      parts.addFirst(part.orElse(DataType.INVALID));
    }
    if (hostOrder && parts.equals(List.of(DataType.INTEGER))) {
      return new KeyType(List.of(DataType.HOST_INTEGER), bytes);
    }
    boolean fits = parts.size() == 1 || !parts.isEmpty() && padded(parts) == bytes;
    return new KeyType(fits ? parts : List.of(DataType.INVALID), bytes);
  }

  boolean isConcatenation() {
    return parts.size() > 1;
  }

  /** Whether a value is a number in the machine's byte order. */
  boolean hostOrder() {
    return parts.size() == 1 && parts.getFirst().hostOrder();
  }

  /** Cuts a value into its parts. */
  List<Bytes> split(Bytes value) {
    if (!isConcatenation()) {
      return List.of(value);
    }
    List<Bytes> pieces = new ArrayList<>();
    int at = 0;
    for (DataType part : parts) {
      pieces.add(value.slice(at, part.bytes()));
      at += (part.bytes() + 3) / 4 * 4;
    }
    return pieces;
  }

  /** Puts parts together to a value. */
  public Bytes join(Bytes... pieces) {
    if (pieces.length != parts.size()) {
      throw new IllegalArgumentException(
          pieces.length + " parts for a value of type " + this + ", which has " + parts.size());
    }
    if (!isConcatenation()) {
      return pieces[0];
    }
    Bytes value = Bytes.EMPTY;
    for (Bytes piece : pieces) {
      value = value.plus(piece.resize((piece.length() + 3) / 4 * 4));
    }
    return value;
  }

  /** {@code ipv4_addr . inet_service}. */
  @Override
  public String toString() {
    return parts.stream().map(DataType::word).collect(Collectors.joining(" . "));
  }
}
