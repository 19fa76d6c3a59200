package dev.tweed.cluster;

import dev.tweed.cluster.internal.ConfigReader;
import dev.tweed.cluster.internal.ConfigWriter;
import java.util.List;
import java.util.Optional;

/**
 * The network all hosts build: flannel's JSON at {@code <prefix>/config}, with defaults filled in.
 *
 * <p>Field names are matched without regard to case, as Go's decoder does for flannel.
 *
 * @param ipv4 absent when {@code EnableIPv4} is false
 * @param ipv6 absent unless {@code EnableIPv6} is true
 * @param nftables {@code EnableNFTables}; Tweed always uses nftables and keeps the field for others
 * @param backend vxlan where the JSON names none
 * @param unknown fields Tweed has no use for, kept for writing
 */
public record NetworkConfig(
    Optional<AddressPlan> ipv4,
    Optional<AddressPlan> ipv6,
    boolean nftables,
    Backend backend,
    UnknownFields unknown) {

  /**
   * At least one family, each plan in its own.
   *
   * @throws ConfigException otherwise
   */
  public NetworkConfig {
    if (ipv4.isEmpty() && ipv6.isEmpty()) {
      throw new ConfigException(
          "EnableIPv4 false, EnableIPv6 false: at least one must be true, there is no network");
    }
    if (ipv4.isPresent() && !ipv4.get().network().address().isV4()) {
      throw new ConfigException("Network " + ipv4.get().network() + ": must be an IPv4 prefix");
    }
    if (ipv6.isPresent() && ipv6.get().network().address().isV4()) {
      throw new ConfigException("IPv6Network " + ipv6.get().network() + ": must be an IPv6 prefix");
    }
  }

  /** An IPv4 network with these subnets and this backend. */
  public static NetworkConfig v4(AddressPlan plan, Backend backend) {
    return new NetworkConfig(
        Optional.of(plan), Optional.empty(), false, backend, UnknownFields.NONE);
  }

  /**
   * Reads flannel's JSON.
   *
   * @throws ConfigException on anything flannel or the kernel would refuse, later or sooner
   */
  public static NetworkConfig parse(String json) {
    return ConfigReader.read(json);
  }

  /** The configuration as flannel reads it: one line, defaults of the address plans spelled out. */
  public String toJson() {
    return ConfigWriter.write(this);
  }

  /**
   * Names of the fields that have no effect, such as {@code Backend.RouteTableFilter}: log them.
   */
  public List<String> unknownNames() {
    return unknown.names();
  }
}
