package dev.tweed.linux.wireguard;

import dev.tweed.linux.netlink.AttributeCursor;
import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.netlink.WireFormatException;
import dev.tweed.net.IpAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Where a peer's UDP packets come from and go to.
 *
 * <p>Wire form: {@code struct sockaddr_in}, 16 bytes, or {@code sockaddr_in6}, 28 bytes; the
 * latter's flow label is not kept.
 *
 * @param port 0 to 65535
 * @param scope the link's index where the address is a link-local one; else 0
 */
public record WireguardEndpoint(IpAddress address, int port, int scope) {

  private static final int AF_INET = 2;
  private static final int AF_INET6 = 10;
  private static final int SOCKADDR_IN = 16;
  private static final int SOCKADDR_IN6 = 28;
  private static final int ADDRESS6 = 8;

  public WireguardEndpoint(IpAddress address, int port) {
    this(address, port, 0);
  }

  static WireguardEndpoint decode(AttributeCursor value) {
    int family = value.u16At(0);
    int port = value.u8At(2) << 8 | value.u8At(3);
    if (family == AF_INET && value.length() == SOCKADDR_IN) {
      return new WireguardEndpoint(IpAddress.v4(bigEndian(value, 4)), port, 0);
    }
    if (family == AF_INET6 && value.length() == SOCKADDR_IN6) {
      IpAddress address = IpAddress.v6(bits(value, ADDRESS6), bits(value, ADDRESS6 + 8));
      return new WireguardEndpoint(address, port, value.u32At(24));
    }
    throw new WireFormatException(
        "endpoint of address family " + family + " with " + value.length() + " bytes");
  }

  private static long bits(AttributeCursor value, int offset) {
    return (long) bigEndian(value, offset) << 32
        | Integer.toUnsignedLong(bigEndian(value, offset + 4));
  }

  private static int bigEndian(AttributeCursor value, int offset) {
    return value.u8At(offset) << 24
        | value.u8At(offset + 1) << 16
        | value.u8At(offset + 2) << 8
        | value.u8At(offset + 3);
  }

  void encode(int type, MessageWriter out) {
    ByteBuffer wire =
        ByteBuffer.allocate(address.isV4() ? SOCKADDR_IN : SOCKADDR_IN6)
            .order(ByteOrder.nativeOrder());
    wire.putShort(0, (short) (address.isV4() ? AF_INET : AF_INET6));
    wire.put(2, (byte) (port >>> 8)).put(3, (byte) port);
    wire.put(address.isV4() ? 4 : ADDRESS6, address.bytes());
    if (!address.isV4()) {
      wire.putInt(24, scope);
    }
    out.bytes(type, wire.array());
  }

  /** {@code 192.0.2.1:51820} or {@code [fe80::1%2]:51820}. */
  @Override
  public String toString() {
    String host = address + (scope == 0 ? "" : "%" + Integer.toUnsignedString(scope));
    return (address.isV4() ? host : "[" + host + "]") + ":" + port;
  }
}
