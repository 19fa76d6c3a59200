package dev.tweed.agent;

import dev.tweed.host.HostObject;
import dev.tweed.linux.route.Address;
import dev.tweed.linux.route.Link;
import dev.tweed.linux.route.Route;
import dev.tweed.linux.route.RouteAnswer;
import dev.tweed.linux.route.RouteFilter;
import dev.tweed.linux.route.RouteLookup;
import dev.tweed.linux.route.RouteNumbers;
import dev.tweed.linux.route.Rtnetlink;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpFamily;
import dev.tweed.net.IpPrefix;
import dev.tweed.overlay.OverlayException;
import dev.tweed.overlay.Underlay;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Finds the link that joins a host to the others: the one that was chosen; else that of the default
 * route with the smallest metric; else the only one with an address.
 */
record UnderlaySearch(
    Rtnetlink rtnetlink, List<Link> links, List<Address> addresses, AgentOptions options) {

  /**
   * A link, and the address by which it was found if it was found by one: that is then the host's
   * public address.
   */
  private record Found(Link link, Optional<IpAddress> address) {
    static Found link(Link link) {
      return new Found(link, Optional.empty());
    }
  }

  Underlay find() {
    UnderlayChoice choice = options.underlay();
    Found found =
        choice.isAny()
            ? ofDefaultRoute().or(this::only).map(Found::link).orElseThrow(this::none)
            : chosen(choice).orElseThrow(() -> notFound(choice));
    Link link = found.link();
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
        options.publicIp().or(() -> publicAddress(found, own, IpFamily.IPV4)),
        options.publicIpv6().or(() -> publicAddress(found, own, IpFamily.IPV6)));
  }

  private Optional<Found> chosen(UnderlayChoice choice) {
    return choice.links().stream()
        .flatMap(wanted -> named(wanted).stream())
        .findFirst()
        .or(() ->
            choice.patterns().stream()
                .map(UnderlayChoice::compile)
                .flatMap(pattern -> matching(pattern).stream())
                .findFirst())
        .or(() -> choice.reaching().flatMap(this::reaching));
  }

  private Optional<Found> named(String wanted) {
    return byAddress(address -> address.toString().equals(wanted))
        .or(() -> byName(name -> name.equals(wanted)));
  }

  private Optional<Found> matching(Pattern pattern) {
    return byAddress(address -> pattern.matcher(address.toString()).find())
        .or(() -> byName(name -> pattern.matcher(name).find()));
  }

  private Optional<Found> byAddress(Predicate<IpAddress> wanted) {
    for (Link link : links) {
      Optional<IpAddress> address =
          addresses(link).stream().map(IpPrefix::address).filter(wanted).findFirst();
      if (isCandidate(link) && address.isPresent()) {
        return Optional.of(new Found(link, address));
      }
    }
    return Optional.empty();
  }

  private Optional<Found> byName(Predicate<String> wanted) {
    return links.stream()
        .filter(this::isCandidate)
        .filter(link -> wanted.test(link.name()))
        .findFirst()
        .map(Found::link);
  }

  private Optional<Found> reaching(IpAddress address) {
    return rtnetlink.routeTo(RouteLookup.to(address)) instanceof RouteAnswer.Found(Route route)
        ? at(route.link())
            .filter(this::isCandidate)
            .map(link -> new Found(link, Optional.ofNullable(route.preferredSource())))
        : Optional.empty();
  }

  private Optional<Link> ofDefaultRoute() {
    return Arrays.stream(IpFamily.values())
        .flatMap(family -> rtnetlink.routes(RouteFilter.all(family)).stream())
        .filter(Route::isDefault)
        .filter(route -> route.table() == RouteNumbers.TABLE_MAIN && route.link() != 0)
        .min(Comparator.comparingInt(Route::metric))
        .flatMap(route -> at(route.link()));
  }

  private Optional<Link> at(int index) {
    return links.stream().filter(link -> link.index() == index).findFirst();
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
        "no underlay link: there is no default route, and not exactly one link with an address; the host has "
            + names()
            + "; name one with --iface");
  }

  private OverlayException notFound(UnderlayChoice choice) {
    return new OverlayException(
        "underlay link " + choice + ": this host has no such link; it has " + names());
  }

  private String names() {
    List<String> names = links.stream().filter(this::isCandidate).map(Link::name).toList();
    return names.isEmpty() ? "none but loopback" : String.join(", ", names);
  }

  private List<IpPrefix> addresses(Link link) {
    return addresses.stream()
        .filter(address -> address.link() == link.index())
        .map(Address::local)
        .filter(prefix -> !prefix.address().isLinkLocal())
        .toList();
  }

  private static Optional<IpAddress> publicAddress(
      Found found, List<IpPrefix> own, IpFamily family) {
    return found
        .address()
        .filter(address -> address.family() == family)
        .or(() ->
            own.stream()
                .map(IpPrefix::address)
                .filter(address -> address.family() == family)
                .findFirst());
  }
}
