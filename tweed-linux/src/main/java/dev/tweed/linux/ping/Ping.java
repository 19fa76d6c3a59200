package dev.tweed.linux.ping;

import dev.tweed.net.IpAddress;

/**
 * An echo to be asked for, as {@code ping -s payloadBytes -M do} asks.
 *
 * @param payloadBytes 0 to 65507: what follows the 8 bytes of ICMP header. The packet is 28 bytes
 *     longer in IPv4, 48 in IPv6
 * @param fragments whether the packet may be cut up; a path's MTU is measured with false
 */
public record Ping(IpAddress destination, int payloadBytes, boolean fragments) {

  private static final int USUAL_PAYLOAD = 56;
  private static final int LARGEST_PAYLOAD = 65_507;

  public Ping {
    if (payloadBytes < 0 || payloadBytes > LARGEST_PAYLOAD) {
      throw new IllegalArgumentException(
          "a payload of " + payloadBytes + " bytes is not between 0 and " + LARGEST_PAYLOAD);
    }
  }

  /** A small one. */
  public static Ping to(IpAddress destination) {
    return new Ping(destination, USUAL_PAYLOAD, true);
  }

  /** One whose packet has exactly {@code packetBytes} and must arrive in one piece. */
  public static Ping ofPacket(IpAddress destination, int packetBytes) {
    int headers = destination.isV4() ? 28 : 48;
    return new Ping(destination, packetBytes - headers, false);
  }

  @Override
  public String toString() {
    return "ping -s " + payloadBytes + (fragments ? " " : " -M do ") + destination;
  }
}
