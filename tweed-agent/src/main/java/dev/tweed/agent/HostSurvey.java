package dev.tweed.agent;

import dev.tweed.cluster.AddressPlan;
import dev.tweed.cluster.NetworkConfig;
import dev.tweed.host.HostObject;
import dev.tweed.linux.route.Address;
import dev.tweed.linux.route.Link;
import dev.tweed.linux.route.Rtnetlink;
import dev.tweed.overlay.Backends;
import dev.tweed.overlay.LinkNames;
import dev.tweed.overlay.OverlayBackend;
import dev.tweed.overlay.OverlayException;
import dev.tweed.overlay.PrivateKeyFile;
import dev.tweed.overlay.Underlay;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an agent finds out about its host before it changes anything.
 *
 * @param config the network it is to take part in
 * @param backend fit for what was found
 */
record HostSurvey(NetworkConfig config, Underlay underlay, OverlayBackend backend) {

  /**
   * Looks at the calling thread's namespace.
   *
   * @throws OverlayException when the overlay cannot be as configured here
   */
  static HostSurvey of(AgentOptions options, NetworkConfig config) {
    try (Rtnetlink rtnetlink = Rtnetlink.open()) {
      List<Link> links = rtnetlink.links();
      List<Address> addresses = rtnetlink.addresses();
      checkNames(options.names(), links);
      checkRanges(config, links, addresses, options.names());
      Underlay underlay = new UnderlaySearch(rtnetlink, links, addresses, options).find();
      boolean nexthops = rtnetlink.knowsNexthops();
      PrivateKeyFile key = PrivateKeyFile.in(options.stateDirectory());
      return new HostSurvey(
          config, underlay, Backends.of(config, underlay, options.names(), nexthops, key::secret));
    }
  }

  /** A name of ours that a link of another kind has already. */
  private static void checkNames(LinkNames names, List<Link> links) {
    for (Link link : links) {
      String kind = link.kind().map(k -> k.name()).orElse("hardware link");
      if (link.name().equals(names.bridge()) && !kind.equals("bridge")) {
        throw new OverlayException(
            "bridge \""
                + names.bridge()
                + "\": the host has a "
                + kind
                + " of that name; choose another bridge name, or remove it");
      }
    }
  }

  /** The containers' addresses must be nobody else's. */
  private static void checkRanges(
      NetworkConfig config, List<Link> links, List<Address> addresses, LinkNames names) {
    for (Address address : addresses) {
      Optional<Link> link = links.stream().filter(l -> l.index() == address.link()).findFirst();
      String name = link.map(Link::name).orElse("");
      boolean ours =
          link.isPresent() && link.get().alias().equals(HostObject.ALIAS)
              || name.equals(names.bridge())
              || name.startsWith(names.prefix());
      if (ours) {
        continue;
      }
      for (AddressPlan plan : plans(config)) {
        if (plan.network().overlaps(address.local())) {
          throw new OverlayException(
              "Network "
                  + plan.network()
                  + ": overlaps "
                  + address.local().network()
                  + ", which this host has on link "
                  + name
                  + "; choose a Network that nobody uses");
        }
      }
    }
  }

  private static List<AddressPlan> plans(NetworkConfig config) {
    return Stream.of(config.ipv4(), config.ipv6()).flatMap(Optional::stream).toList();
  }
}
