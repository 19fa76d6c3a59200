package dev.tweed.cluster.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tweed.cluster.Backend;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The {@code Backend} object of the network configuration. */
final class BackendReader {

  /** Lowest outer MTU: IPv4's least link MTU of 68 (RFC 791) and 50 bytes of VXLAN. */
  private static final int MIN_MTU = 118;

  private static final int MAX_MTU = 65535;

  record Result(Backend backend, Map<String, String> unknown) {}

  private BackendReader() {}

  static Result read(Fields config) throws Fields.Wrong {
    Optional<JsonNode> value = config.take("Backend");
    if (value.isEmpty()) {
      // flannel's documentation says vxlan, its code takes udp, which it calls a debugging aid.
      // The documentation is what an operator who left the field out has read.
      return new Result(Backend.Vxlan.DEFAULT, Map.of());
    }
    if (!(value.get() instanceof ObjectNode object)) {
      throw config.wrong("Backend", value.get(), "must be an object with a Type");
    }
    Fields fields = new Fields("Backend.", object);
    String type =
        fields
            .text("Type")
            .orElseThrow(
                () -> new Fields.Wrong("Backend.Type: missing, must name one such as vxlan"));
    Optional<Backend> known = known(type, fields);
    return known
        .map(backend -> new Result(backend, fields.leftOver()))
        .orElseGet(() -> new Result(new Backend.Unsupported(type, object.toString()), Map.of()));
  }

  private static Optional<Backend> known(String type, Fields fields) throws Fields.Wrong {
    return switch (type) {
      case "vxlan" -> Optional.of(vxlan(fields));
      case "host-gw" -> Optional.of(new Backend.HostGw());
      case "udp" -> Optional.of(new Backend.Udp(port(fields, "Port", Backend.Udp.DEFAULT.port())));
      case "wireguard" -> Optional.of(wireguard(fields));
      case "ipip" -> Optional.of(new Backend.Ipip(fields.flag("DirectRouting", false)));
      case "alloc" -> Optional.of(new Backend.Alloc());
      default -> Optional.empty();
    };
  }

  private static Backend.Vxlan vxlan(Fields fields) throws Fields.Wrong {
    return new Backend.Vxlan(
        fields.number("VNI", 0, (1 << 24) - 1, "").orElse(Backend.Vxlan.DEFAULT.vni()),
        fields.number("Port", 1, 65535, " (or left out for the kernel's 8472)"),
        fields.number("MTU", MIN_MTU, MAX_MTU, " (or left out for the underlay link's)"),
        fields.flag("GBP", false),
        fields.flag("Learning", false),
        fields.flag("DirectRouting", false));
  }

  private static Backend.Wireguard wireguard(Fields fields) throws Fields.Wrong {
    Backend.Wireguard usual = Backend.Wireguard.DEFAULT;
    return new Backend.Wireguard(
        psk(fields),
        port(fields, "ListenPort", usual.listenPort()),
        port(fields, "ListenPortV6", usual.listenPortV6()),
        fields.number("MTU", MIN_MTU, MAX_MTU, " (or left out for the underlay link's)"),
        Duration.ofSeconds(
            fields.number("PersistentKeepaliveInterval", 0, 65535, " seconds").orElse(0)),
        mode(fields));
  }

  private static int port(Fields fields, String name, int usual) throws Fields.Wrong {
    return fields.number(name, 1, 65535, " (or left out for " + usual + ")").orElse(usual);
  }

  /** The key itself is kept out of the message. */
  private static Optional<String> psk(Fields fields) throws Fields.Wrong {
    Optional<JsonNode> value = fields.take("PSK").filter(node -> !"".equals(node.textValue()));
    if (value.isPresent() && !isKey(value.get().textValue())) {
      throw new Fields.Wrong("Backend.PSK (hidden): must be 32 bytes in base64, as of wg genpsk");
    }
    return value.map(JsonNode::textValue);
  }

  private static boolean isKey(@org.jspecify.annotations.Nullable String text) {
    try {
      return text != null && Base64.getDecoder().decode(text).length == 32;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Backend.Wireguard.Mode mode(Fields fields) throws Fields.Wrong {
    Optional<String> text = fields.text("Mode").filter(mode -> !mode.isEmpty());
    if (text.isEmpty()) {
      return Backend.Wireguard.Mode.SEPARATE;
    }
    for (Backend.Wireguard.Mode mode : Backend.Wireguard.Mode.values()) {
      if (mode.name().toLowerCase(Locale.ROOT).equals(text.get())) {
        return mode;
      }
    }
    throw new Fields.Wrong(
        "Backend.Mode \"" + text.get() + "\": must be separate, auto, ipv4 or ipv6");
  }
}
