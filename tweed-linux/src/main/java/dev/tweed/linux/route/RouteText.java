package dev.tweed.linux.route;

/** A route as {@code ip route} takes it. */
final class RouteText {

  private RouteText() {}

  static String of(Route route) {
    StringBuilder text = new StringBuilder(64);
    if (route.type() != RouteType.UNICAST) {
      text.append(route.type()).append(' ');
    }
    text.append(route.isDefault() ? "default" : route.destination());
    if (route.source() != null) {
      text.append(" from ").append(route.source());
    }
    number(text, " nhid ", route.nexthop());
    if (route.gateway() != null) {
      boolean other = route.gateway().family() != route.destination().family();
      text.append(other && !route.gateway().isV4() ? " via inet6 " : " via ");
      text.append(route.gateway());
    }
    if (route.link() != 0) {
      text.append(" dev ").append(IndexForm.text(route.link()));
    }
    if (route.table() != RouteNumbers.TABLE_MAIN) {
      text.append(" table ").append(RouteNumbers.tableName(route.table()));
    }
    if (route.protocol() != RouteNumbers.PROTOCOL_BOOT) {
      text.append(" proto ").append(RouteNumbers.protocolName(route.protocol()));
    }
    if (route.scope() != new RouteFields(route).chooseScope().scope) {
      text.append(" scope ").append(RouteNumbers.scopeName(route.scope()));
    }
    if (route.preferredSource() != null) {
      text.append(" src ").append(route.preferredSource());
    }
    number(text, " tos ", route.tos());
    number(text, " metric ", route.metric());
    route.metrics().appendTo(text);
    text.append(route.has(Route.ONLINK) ? " onlink" : "");
    text.append(route.has(Route.PERVASIVE) ? " pervasive" : "");
    number(text, " expires ", route.expires());
    for (Hop hop : route.hops()) {
      text.append(' ').append(hop);
    }
    return text.toString();
  }

  private static void number(StringBuilder text, String word, int value) {
    if (value != 0) {
      text.append(word).append(Integer.toUnsignedString(value));
    }
  }
}
