package dev.tweed.linux.nft.expr;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.nft.wire.Attributes;
import dev.tweed.linux.nft.wire.WireEnum;

/**
 * Writes into the packet and puts its checksums right.
 *
 * @param checksum of the header written to
 * @param checksumOffset where that checksum is, in bytes from the start of the header
 * @param pseudoHeader the bytes also count for the transport header's checksum
 */
public record PayloadWrite(
    Payload payload, Register from, Checksum checksum, int checksumOffset, boolean pseudoHeader)
    implements Expression {

  private static final int L4CSUM_PSEUDOHDR = 1;

  /** In the order of enum nft_payload_csum_types. */
  public enum Checksum {
    NONE,
    /** RFC 1071. */
    INET,
    /** CRC-32c. */
    SCTP
  }

  static PayloadWrite decode(Attributes data) {
    return new PayloadWrite(
        Payload.decode(data),
        Register.decode(data, 5),
        WireEnum.at(Checksum.values(), data.u32(6, 0)),
        data.u32(7, 0),
        (data.u32(8, 0) & L4CSUM_PSEUDOHDR) != 0);
  }

  @Override
  public String name() {
    return "payload";
  }

  @Override
  public void encode(MessageWriter out) {
    payload.encode(out);
    from.encode(out, 5);
    out.u32be(6, checksum.ordinal());
    out.u32be(7, checksumOffset);
    out.u32be(8, pseudoHeader ? L4CSUM_PSEUDOHDR : 0);
  }

  @Override
  public String toString() {
    return "[ payload write " + from + " => " + payload + " ]";
  }
}
