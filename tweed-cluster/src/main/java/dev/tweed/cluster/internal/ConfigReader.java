package dev.tweed.cluster.internal;

import dev.tweed.cluster.AddressPlan;
import dev.tweed.cluster.ConfigException;
import dev.tweed.cluster.NetworkConfig;
import dev.tweed.cluster.UnknownFields;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpFamily;
import dev.tweed.net.IpPrefix;
import java.util.Optional;
import java.util.OptionalInt;

/** flannel's network configuration as text to {@link NetworkConfig}. */
public final class ConfigReader {

  private ConfigReader() {}

  /** See {@link NetworkConfig#parse}. */
  public static NetworkConfig read(String json) {
    try {
      Fields fields = new Fields("", Json.object(json));
      boolean enableV4 = fields.flag("EnableIPv4", true);
      boolean enableV6 = fields.flag("EnableIPv6", false);
      Optional<AddressPlan> v4 = plan(fields, IpFamily.IPV4, enableV4);
      Optional<AddressPlan> v6 = plan(fields, IpFamily.IPV6, enableV6);
      boolean nftables = fields.flag("EnableNFTables", false);
      BackendReader.Result backend = BackendReader.read(fields);
      UnknownFields unknown = new UnknownFields(fields.leftOver(), backend.unknown());
      return new NetworkConfig(v4, v6, nftables, backend.backend(), unknown);
    } catch (Json.Malformed | Fields.Wrong e) {
      throw new ConfigException("network configuration: " + e.getMessage(), e);
    } catch (ConfigException e) {
      throw new ConfigException("network configuration: " + e.getMessage(), e);
    }
  }

  /** A disabled family's fields are left over: kept, without effect. */
  private static Optional<AddressPlan> plan(Fields fields, IpFamily family, boolean enabled)
      throws Fields.Wrong {
    if (!enabled) {
      return Optional.empty();
    }
    String prefix = family == IpFamily.IPV4 ? "" : "IPv6";
    IpPrefix network = network(fields, prefix + "Network", family);
    OptionalInt length = fields.number(prefix + "SubnetLen", 0, family.bits(), "");
    Optional<IpAddress> min = edge(fields, prefix + "SubnetMin", family);
    Optional<IpAddress> max = edge(fields, prefix + "SubnetMax", family);
    return Optional.of(plan(network, length, min, max));
  }

  private static AddressPlan plan(
      IpPrefix network, OptionalInt length, Optional<IpAddress> min, Optional<IpAddress> max) {
    AddressPlan usual =
        length.orElse(0) == 0
            ? AddressPlan.of(network)
            : AddressPlan.of(network, length.getAsInt());
    return new AddressPlan(
        network,
        usual.subnetLength(),
        min.orElse(usual.subnetMin()),
        max.orElse(usual.subnetMax()));
  }

  private static IpPrefix network(Fields fields, String name, IpFamily family) throws Fields.Wrong {
    IpPrefix network =
        fields
            .parsed(name, IpPrefix::parse)
            .orElseThrow(
                () -> new Fields.Wrong(name + ": missing, must be an " + family + " prefix"));
    if (network.family() != family) {
      throw new Fields.Wrong(name + " " + network + ": must be an " + family + " prefix");
    }
    return network;
  }

  /** To flannel the all-zero address means the same as none. */
  private static Optional<IpAddress> edge(Fields fields, String name, IpFamily family)
      throws Fields.Wrong {
    Optional<IpAddress> edge = fields.parsed(name, IpAddress::parse);
    if (edge.isPresent() && edge.get().family() != family) {
      throw new Fields.Wrong(name + " " + edge.get() + ": must be an " + family + " address");
    }
    return edge.filter(address -> address.high() != 0 || address.low() != 0);
  }
}
