package dev.tweed.linux.nft.expr;

/**
 * A field of a header.
 *
 * @param offset in bits from the start of the header
 * @param bits its width
 */
public record HeaderField(Protocol protocol, String name, int offset, int bits, DataType type) {

  /** The bytes it lies in. */
  public Payload payload() {
    int first = offset / 8;
    return new Payload(protocol.base(), first, (offset + bits + 7) / 8 - first);
  }

  /** Whether it fills whole bytes. */
  public boolean isAligned() {
    return offset % 8 == 0 && bits % 8 == 0;
  }

  /** {@code ip saddr}. */
  @Override
  public String toString() {
    return protocol + " " + name;
  }
}
