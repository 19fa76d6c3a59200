package dev.tweed.linux.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.netlink.Netlink;
import dev.tweed.linux.netlink.NetlinkMessage;
import dev.tweed.linux.route.RouteEvent.Appeared;
import dev.tweed.linux.route.RouteEvent.Vanished;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Says what {@code ip} and {@code bridge} say, and understands what the kernel says to them. */
class GoldenTest {

  static final List<String> LISTS =
      List.of(
          "links",
          "addresses",
          "routes4",
          "routes6",
          "nexthops",
          "neighbours",
          "fdb",
          "rules",
          "netconf");

  static Stream<Map.Entry<String, RouteRequest>> requests() {
    return Stream.of(GoldenRequests.LINKS, GoldenRequests.OTHERS)
        .flatMap(table -> table.entrySet().stream());
  }

  @ParameterizedTest
  @MethodSource("requests")
  void saysWhatTheCommandSays(Map.Entry<String, RouteRequest> expected) {
    Golden golden = Golden.load(expected.getKey());
    RouteRequest request = expected.getValue();
    NetlinkMessage change = golden.change();

    assertThat(request.type()).isEqualTo(change.type());
    assertThat(request.flags() | Netlink.REQUEST | Netlink.ACK).isEqualTo(change.flags());
    assertThat(
            request.operation() == Operation.DELETE
                ? Normal.ofKey(request.object())
                : Normal.of(request.object()))
        .as(golden.command())
        .isEqualTo(Normal.of(change, request.object()));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void readsWhatTheCommandSays(Map.Entry<String, RouteRequest> expected) {
    Golden golden = Golden.load(expected.getKey());
    RouteRequest request = expected.getValue();
    if (request.operation() == Operation.DELETE && !(request.object() instanceof FdbEntry)) {
      return; // says less than the object: only what tells it from others
    }
    assertThat(object(golden.change())).as(golden.command()).isEqualTo(request.object());
  }

  @ParameterizedTest
  @FieldSource("LISTS")
  void keepsWhatTheKernelSays(String list) {
    for (NetlinkMessage message : Golden.load("dump-" + list).listed()) {
      if (RouteEvent.decode(message) instanceof Appeared(RouteObject object)) {
        assertThat(decodedAgain(object)).isEqualTo(object);
        assertThat(attributesLost(message, object)).as("%s", object).isEmpty();
      }
    }
  }

  static RouteObject decodedAgain(RouteObject object) {
    MessageWriter out = new MessageWriter();
    object.encode(out);
    return object(Normal.message(object.messageType(), out));
  }

  static RouteObject object(NetlinkMessage message) {
    return switch (RouteEvent.decode(message)) {
      case Appeared(RouteObject object) -> object;
      case Vanished(RouteObject object) -> object;
      case RouteEvent.PortChanged _, RouteEvent.Ignored _ -> throw new AssertionError(message);
    };
  }

  /** Top-level attributes that are not kept. Those listed here are dropped on purpose. */
  private static Set<String> attributesLost(NetlinkMessage message, RouteObject object) {
    AttributeNames names = ObjectNames.names(object);
    var lost = types(message, names);
    MessageWriter out = new MessageWriter();
    object.encode(out);
    lost.removeAll(types(Normal.message(object.messageType(), out), names));
    lost.removeAll(
        Arrays.asList(
            "NDA_CACHEINFO",
            "NDA_PROBES",
            "RTA_CACHEINFO",
            "IFA_CACHEINFO",
            "IFA_FLAGS",
            "NHA_GROUP_TYPE",
            "RTA_TABLE",
            "FRA_TABLE",
            "FRA_SUPPRESS_PREFIXLEN",
            "FRA_FWMASK",
            "FRA_PROTOCOL",
            "RTA_PREF",
            "NDA_FLAGS_EXT",
            "IFA_ADDRESS",
            "RTA_PRIORITY"));
    return lost;
  }

  private static Set<String> types(NetlinkMessage message, AttributeNames names) {
    var types = new TreeSet<String>();
    var cursor = message.attributes(names.header());
    while (cursor.next()) {
      boolean named = cursor.type() < names.names().size();
      types.add(named ? names.names().get(cursor.type()) : "#" + cursor.type());
    }
    return types;
  }
}
