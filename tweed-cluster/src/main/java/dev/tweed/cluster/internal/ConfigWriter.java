package dev.tweed.cluster.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tweed.cluster.AddressPlan;
import dev.tweed.cluster.Backend;
import dev.tweed.cluster.NetworkConfig;
import java.util.Locale;
import java.util.Map;

/** {@link NetworkConfig} to flannel's JSON. */
public final class ConfigWriter {

  private ConfigWriter() {}

  /** See {@link NetworkConfig#toJson}. */
  public static String write(NetworkConfig config) {
    ObjectNode json = Json.newObject();
    if (config.ipv4().isEmpty()) {
      json.put("EnableIPv4", false);
    }
    config.ipv4().ifPresent(plan -> plan(json, "", plan));
    if (config.ipv6().isPresent()) {
      json.put("EnableIPv6", true);
    }
    config.ipv6().ifPresent(plan -> plan(json, "IPv6", plan));
    if (config.nftables()) {
      json.put("EnableNFTables", true);
    }
    addAll(json, config.unknown().network());
    json.set("Backend", backend(config.backend(), config.unknown().backend()));
    return json.toString();
  }

  private static void plan(ObjectNode json, String prefix, AddressPlan plan) {
    json.put(prefix + "Network", plan.network().toString());
    json.put(prefix + "SubnetLen", plan.subnetLength());
    json.put(prefix + "SubnetMin", plan.subnetMin().toString());
    json.put(prefix + "SubnetMax", plan.subnetMax().toString());
  }

  private static JsonNode backend(Backend backend, Map<String, String> unknown) {
    if (backend instanceof Backend.Unsupported other) {
      return kept(other.json());
    }
    ObjectNode json = Json.newObject().put("Type", backend.type());
    switch (backend) {
      case Backend.Vxlan vxlan -> vxlan(json, vxlan);
      case Backend.Udp udp -> json.put("Port", udp.port());
      case Backend.Wireguard wireguard -> wireguard(json, wireguard);
      case Backend.Ipip ipip -> flag(json, "DirectRouting", ipip.directRouting());
      case Backend.HostGw _, Backend.Alloc _, Backend.Unsupported _ -> {}
    }
    addAll(json, unknown);
    return json;
  }

  private static void vxlan(ObjectNode json, Backend.Vxlan vxlan) {
    json.put("VNI", vxlan.vni());
    vxlan.port().ifPresent(port -> json.put("Port", port));
    vxlan.mtu().ifPresent(mtu -> json.put("MTU", mtu));
    flag(json, "GBP", vxlan.gbp());
    flag(json, "Learning", vxlan.learning());
    flag(json, "DirectRouting", vxlan.directRouting());
  }

  private static void wireguard(ObjectNode json, Backend.Wireguard wireguard) {
    wireguard.psk().ifPresent(psk -> json.put("PSK", psk));
    json.put("ListenPort", wireguard.listenPort());
    json.put("ListenPortV6", wireguard.listenPortV6());
    wireguard.mtu().ifPresent(mtu -> json.put("MTU", mtu));
    json.put("PersistentKeepaliveInterval", wireguard.keepalive().toSeconds());
    json.put("Mode", wireguard.mode().name().toLowerCase(Locale.ROOT));
  }

  private static void flag(ObjectNode json, String name, boolean value) {
    if (value) {
      json.put(name, true);
    }
  }

  private static void addAll(ObjectNode json, Map<String, String> unknown) {
    unknown.forEach((name, value) -> json.set(name, kept(value)));
  }

  private static JsonNode kept(String json) {
    try {
      return Json.tree(json);
    } catch (Json.Malformed e) {
      throw new IllegalArgumentException("a kept field is not JSON: " + e.getMessage(), e);
    }
  }
}
