package dev.tweed.cluster.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tweed.cluster.BackendData;
import dev.tweed.cluster.LeaseFormatException;
import dev.tweed.cluster.LeaseValue;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpFamily;
import dev.tweed.net.MacAddress;
import java.util.Optional;
import java.util.OptionalInt;

/** The JSON at a lease's key. Source: flannel {@code pkg/lease}, {@code LeaseAttrs}. */
public final class LeaseJson {

  private static final IpAddress NO_IPV4 = IpAddress.v4(0);

  private LeaseJson() {}

  /** See {@link LeaseValue#parse}. */
  public static LeaseValue read(String json) {
    try {
      Fields fields = new Fields("", Json.object(json));
      Optional<String> type = fields.text("BackendType").filter(text -> !text.isEmpty());
      return new LeaseValue(
          address(fields, "PublicIP", IpFamily.IPV4).filter(address -> !address.equals(NO_IPV4)),
          address(fields, "PublicIPv6", IpFamily.IPV6),
          type,
          data(fields, "BackendData", type),
          data(fields, "BackendV6Data", type));
    } catch (Json.Malformed | Fields.Wrong e) {
      throw new LeaseFormatException("lease value: " + e.getMessage(), e);
    }
  }

  /** See {@link LeaseValue#toJson}. */
  public static String write(LeaseValue value) {
    StringBuilder json = new StringBuilder(192);
    json.append("{\"PublicIP\":\"").append(value.publicIp().orElse(NO_IPV4)).append("\"");
    json.append(",\"PublicIPv6\":");
    value
        .publicIpv6()
        .ifPresentOrElse(
            address -> json.append('"').append(address).append('"'), () -> json.append("null"));
    value
        .backendType()
        .ifPresent(type -> json.append(",\"BackendType\":").append(GoText.quoted(type)));
    value.backendData().ifPresent(data -> json.append(",\"BackendData\":").append(json(data)));
    value.backendV6Data().ifPresent(data -> json.append(",\"BackendV6Data\":").append(json(data)));
    return json.append('}').toString();
  }

  private static String json(BackendData data) {
    return switch (data) {
      case BackendData.Vtep vtep -> {
        String vni = vtep.vni().isPresent() ? "\"VNI\":" + vtep.vni().getAsInt() + "," : "";
        yield "{" + vni + "\"VtepMAC\":\"" + vtep.vtepMac() + "\"}";
      }
      case BackendData.Wireguard wireguard -> {
        String port =
            wireguard.port().isPresent() ? ",\"Port\":" + wireguard.port().getAsInt() : "";
        yield "{\"PublicKey\":" + GoText.quoted(wireguard.publicKey()) + port + "}";
      }
      case BackendData.Raw raw -> GoText.escaped(raw.json());
    };
  }

  private static Optional<IpAddress> address(Fields fields, String name, IpFamily family)
      throws Fields.Wrong {
    Optional<IpAddress> address = fields.parsed(name, IpAddress::parse);
    if (address.isPresent() && address.get().family() != family) {
      throw new Fields.Wrong(name + " " + address.get() + ": must be an " + family + " address");
    }
    return address;
  }

  private static Optional<BackendData> data(Fields fields, String name, Optional<String> type)
      throws Fields.Wrong {
    Optional<JsonNode> value = fields.take(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (type.orElse("")) {
          case "vxlan" -> vtep(object(fields, name, value.get(), "VtepMAC"), name);
          case "wireguard" -> wireguard(object(fields, name, value.get(), "PublicKey"), name);
          default -> new BackendData.Raw(value.get().toString());
        });
  }

  private static Fields object(Fields fields, String name, JsonNode value, String needed)
      throws Fields.Wrong {
    if (value instanceof ObjectNode object) {
      return new Fields(name + ".", object);
    }
    throw fields.wrong(name, value, "must be an object with a " + needed);
  }

  private static BackendData wireguard(Fields fields, String name) throws Fields.Wrong {
    String key =
        fields.text("PublicKey").orElseThrow(() -> new Fields.Wrong(name + ".PublicKey: missing"));
    OptionalInt port = fields.number("Port", 0, 65535, "");
    boolean said = port.isPresent() && port.getAsInt() != 0;
    return new BackendData.Wireguard(key, said ? port : OptionalInt.empty());
  }

  private static BackendData vtep(Fields fields, String name) throws Fields.Wrong {
    MacAddress mac =
        fields
            .parsed("VtepMAC", MacAddress::parse)
            .orElseThrow(() -> new Fields.Wrong(name + ".VtepMAC: missing"));
    return new BackendData.Vtep(fields.number("VNI", 0, (1 << 24) - 1, ""), mac);
  }
}
