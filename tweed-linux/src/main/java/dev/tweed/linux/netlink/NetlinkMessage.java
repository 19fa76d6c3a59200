package dev.tweed.linux.netlink;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * A message as it came from the kernel.
 *
 * @param type {@code nlmsg_type}
 * @param flags {@code nlmsg_flags}
 * @param sequence the request's number; 0 for notifications
 * @param body what follows the netlink header, position 0 to limit, in the machine's byte order.
 *     Valid only while the handler it is given to runs: the memory is used again
 */
public record NetlinkMessage(int type, int flags, int sequence, ByteBuffer body) {

  /**
   * The attributes behind a fixed structure.
   *
   * @param headerBytes length of that structure
   * @throws WireFormatException when the message is shorter
   */
  public AttributeCursor attributes(int headerBytes) {
    require(headerBytes);
    int from = Math.min(Netlink.aligned(headerBytes), body.limit());
    return new AttributeCursor(body, from, body.limit());
  }

  /** Makes reads below {@code bytes} safe. */
  public void require(int bytes) {
    if (body.limit() < bytes) {
      throw new WireFormatException(
          "message type "
              + type
              + " has "
              + body.limit()
              + " bytes, at least "
              + bytes
              + " expected");
    }
  }

  /** Cuts a datagram into messages. Wire form: nlmsghdr, body, padding to 4 bytes, and again. */
  public static void split(ByteBuffer datagram, Consumer<NetlinkMessage> handler) {
    int at = datagram.position();
    while (datagram.limit() - at >= Netlink.HEADER) {
      int length = datagram.getInt(at);
      if (length < Netlink.HEADER || length > datagram.limit() - at) {
        throw new WireFormatException(
            "message of length " + length + " at byte " + at + " of " + datagram.limit());
      }
      ByteBuffer body =
          datagram.slice(at + Netlink.HEADER, length - Netlink.HEADER).order(datagram.order());
      handler.accept(
          new NetlinkMessage(
              datagram.getShort(at + 4) & 0xFFFF,
              datagram.getShort(at + 6) & 0xFFFF,
              datagram.getInt(at + 8),
              body));
      at += Netlink.aligned(length);
    }
  }
}
