package dev.tweed.cluster;

import dev.tweed.cluster.internal.LeaseJson;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpFamily;
import java.util.Optional;

/**
 * How the holder of a lease is reached: the JSON at the lease's key, in flannel's order of fields.
 *
 * @param publicIp address on the IPv4 underlay; written {@code "0.0.0.0"} when absent
 * @param publicIpv6 address on the IPv6 underlay; written {@code null} when absent
 * @param backendType such as {@code vxlan}; absent for flannel's udp
 * @param backendData for IPv4 subnets
 * @param backendV6Data for IPv6 subnets
 */
public record LeaseValue(
    Optional<IpAddress> publicIp,
    Optional<IpAddress> publicIpv6,
    Optional<String> backendType,
    Optional<BackendData> backendData,
    Optional<BackendData> backendV6Data) {

  /** A vxlan host on an IPv4 underlay. */
  public static LeaseValue vxlan(IpAddress publicIp, BackendData.Vtep vtep) {
    return new LeaseValue(
        Optional.of(publicIp),
        Optional.empty(),
        Optional.of("vxlan"),
        Optional.of(vtep),
        Optional.empty());
  }

  /** A host of a backend that needs no data of its own. */
  public static LeaseValue plain(
      String backendType, Optional<IpAddress> publicIp, Optional<IpAddress> publicIpv6) {
    return new LeaseValue(
        publicIp, publicIpv6, Optional.of(backendType), Optional.empty(), Optional.empty());
  }

  /** The host's address on the underlay of a family. */
  public Optional<IpAddress> publicAddress(IpFamily family) {
    return family == IpFamily.IPV4 ? publicIp : publicIpv6;
  }

  /**
   * Reads the JSON at a lease's key.
   *
   * @throws LeaseFormatException naming field, value and rule
   */
  public static LeaseValue parse(String json) {
    return LeaseJson.read(json);
  }

  /** The JSON as flannel writes it, byte for byte. */
  public String toJson() {
    return LeaseJson.write(this);
  }
}
