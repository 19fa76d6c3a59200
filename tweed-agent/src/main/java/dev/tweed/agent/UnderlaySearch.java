package dev.tweed.agent;

import dev.tweed.host.HostObject;
import dev.tweed.linux.route.Address;
import dev.tweed.linux.route.Link;
import dev.tweed.linux.route.Route;
import dev.tweed.linux.route.RouteFilter;
import dev.tweed.linux.route.RouteNumbers;
import dev.tweed.linux.route.Rtnetlink;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpFamily;
import dev.tweed.net.IpPrefix;
import dev.tweed.overlay.OverlayException;
import dev.tweed.overlay.Underlay;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds the link that joins a host to the others: the one that was named; else that of the default
 * route with the smallest metric; else the only one with an address.
 */
record UnderlaySearch(
    Rtnetlink rtnetlink, List<Link> links, List<Address> addresses, AgentOptions options) {

  Underlay find() {
    Link link =
        options
            .underlay()
            .map(this::named)
            .or(this::ofDefaultRoute)
            .or(this::only)
            .orElseThrow(this::none);
    if (!link.isUp()) {
      throw new OverlayException(
          "link "
              + link.name()
              + " is down; \"ip link set "
              + link.name()
              + " up\", or choose another");
    }
    List<IpPrefix> own = addresses(link);
    return new Underlay(
        link.name(),
        link.mtu().orElseThrow(),
        own,
        options.publicIp().or(() -> first(own, IpFamily.IPV4)),
        options.publicIpv6().or(() -> first(own, IpFamily.IPV6)));
  }

  private Link named(String name) {
    return links.stream()
        .filter(link -> link.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new OverlayException(
                "underlay link \"" + name + "\": this host has no such link; it has " + names()));
  }

  private Optional<Link> ofDefaultRoute() {
    return java.util.Arrays.stream(IpFamily.values())
        .flatMap(family -> rtnetlink.routes(RouteFilter.all(family)).stream())
        .filter(Route::isDefault)
        .filter(route -> route.table() == RouteNumbers.TABLE_MAIN && route.link() != 0)
        .min(Comparator.comparingInt(Route::metric))
        .flatMap(route -> links.stream().filter(l -> l.index() == route.link()).findFirst());
  }

  private Optional<Link> only() {
    List<Link> candidates =
        links.stream().filter(this::isCandidate).filter(l -> !addresses(l).isEmpty()).toList();
    return candidates.size() == 1 ? Optional.of(candidates.getFirst()) : Optional.empty();
  }

  private boolean isCandidate(Link link) {
    return (link.flags() & Link.LOOPBACK) == 0
        && !link.alias().startsWith(HostObject.ALIAS)
        && !link.name().equals(options.names().bridge());
  }

  private OverlayException none() {
    return new OverlayException(
        "no underlay link: there is no default route, and not exactly one link with an address among "
            + names()
            + "; name one with --iface");
  }

  private String names() {
    return String.join(", ", links.stream().map(Link::name).toList());
  }

  private List<IpPrefix> addresses(Link link) {
    return addresses.stream()
        .filter(address -> address.link() == link.index())
        .map(Address::local)
        .filter(prefix -> !prefix.address().isLinkLocal())
        .toList();
  }

  private static Optional<IpAddress> first(List<IpPrefix> prefixes, IpFamily family) {
    return prefixes.stream()
        .map(IpPrefix::address)
        .filter(address -> address.family() == family)
        .findFirst();
  }
}
