package dev.tweed.linux.tunnel;

import dev.tweed.net.IpAddress;

/**
 * One end of UDP over IPv4.
 *
 * @param address an IPv4 address
 * @param port 0 to 65535
 */
public record Endpoint(IpAddress address, int port) {

  public Endpoint {
    if (!address.isV4() || port >>> 16 != 0) {
      throw new IllegalArgumentException(
          address + " port " + port + ": wanted an IPv4 address and a port from 0 to 65535");
    }
  }

  /** The same as one number, address above port: for code that makes no objects. Never negative. */
  public long packed() {
    return address.low() << 16 | port;
  }

  /** The endpoint that {@link #packed()} gave this number. */
  public static Endpoint ofPacked(long packed) {
    return new Endpoint(IpAddress.v4((int) (packed >>> 16)), (int) packed & 0xFFFF);
  }

  @Override
  public String toString() {
    return address + ":" + port;
  }
}
