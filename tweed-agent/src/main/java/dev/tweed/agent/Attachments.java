package dev.tweed.agent;

import dev.tweed.cluster.LeaseKey;
import dev.tweed.host.Change;
import dev.tweed.host.HostLink;
import dev.tweed.host.LinkShape;
import dev.tweed.host.Reconciler;
import dev.tweed.host.Settlement;
import dev.tweed.linux.KernelException;
import dev.tweed.linux.Netns;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpPrefix;
import dev.tweed.net.MacAddress;
import dev.tweed.overlay.Alarm;
import dev.tweed.overlay.DerivedMac;
import dev.tweed.overlay.OverlayException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The containers on a host. The host's end of a container's cable is part of the host's desired
 * state and made by the reconciler; the container's end is set up from inside its namespace, at
 * first and whenever the cable had to be made anew.
 */
final class Attachments implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Agent.class);

  private final Reconciler reconciler;
  private final List<AddressPool> pools;
  private final String bridge;
  private final int mtu;
  private final Alarm alarm;
  private final Map<String, Place> places = new LinkedHashMap<>();

  private record Place(Attachment attachment, Netns netns) {
    String name() {
      return attachment.container();
    }
  }

  Attachments(Reconciler reconciler, LeaseKey subnets, String bridge, int mtu, Alarm alarm) {
    this.reconciler = reconciler;
    this.pools =
        Stream.of(subnets.ipv4(), subnets.ipv6())
            .flatMap(subnet -> subnet.stream())
            .map(AddressPool::new)
            .toList();
    this.bridge = bridge;
    this.mtu = mtu;
    this.alarm = alarm;
  }

  /**
   * Joins a container to the network and waits until it is.
   *
   * @param container a name not yet in use on this host
   * @param netns the container's namespace; a descriptor of its own is kept
   * @throws OverlayException when there is no address left, or the name is taken
   */
  Attachment attach(String container, Netns netns) {
    Place place = reserve(container, netns);
    try {
      Await.settled(
          reconciler.desire(part(container), List.of(port(place))), "attach " + container);
      ContainerEnd.configure(place.netns(), place.attachment());
      return place.attachment();
    } catch (RuntimeException e) {
      detach(container);
      throw e;
    }
  }

  private synchronized Place reserve(String container, Netns netns) {
    if (places.containsKey(container)) {
      throw new OverlayException("container \"" + container + "\" is attached already");
    }
    List<IpPrefix> addresses = takeAddresses();
    IpAddress first = addresses.getFirst().address();
    Attachment attachment =
        new Attachment(container, addresses, DerivedMac.container(first), linkName(container));
    Place place = new Place(attachment, netns.duplicate());
    places.put(container, place);
    return place;
  }

  private List<IpPrefix> takeAddresses() {
    List<IpPrefix> addresses = new ArrayList<>();
    try {
      for (AddressPool pool : pools) {
        addresses.add(new IpPrefix(pool.take(), pool.subnet().length()));
      }
      return addresses;
    } catch (OverlayException e) {
      giveBack(addresses);
      throw e;
    }
  }

  private void giveBack(List<IpPrefix> addresses) {
    for (int i = 0; i < addresses.size(); i++) {
      pools.get(i).giveBack(addresses.get(i).address());
    }
  }

  /** {@code veth} and eight hexadecimal digits that stand for the container's name. */
  private static String linkName(String container) {
    CRC32 sum = new CRC32();
    sum.update(container.getBytes(StandardCharsets.UTF_8));
    return String.format("veth%08x", sum.getValue());
  }

  private HostLink port(Place place) {
    Attachment attachment = place.attachment();
    MacAddress mac = attachment.mac();
    LinkShape.Veth shape = new LinkShape.Veth(Attachment.LINK, mac, mtu, place.netns());
    return HostLink.port(attachment.hostLink(), shape, bridge, "tweed:" + attachment.container());
  }

  /** Sets the container's end up again where the cable is new. */
  void settled(Settlement settlement) {
    for (Change change : settlement.repairs()) {
      if (change instanceof Change.Create(HostLink link)) {
        ofLink(link.name()).ifPresent(this::configureLater);
      }
    }
  }

  private synchronized Optional<Place> ofLink(String hostLink) {
    return places.values().stream()
        .filter(place -> place.attachment().hostLink().equals(hostLink))
        .findFirst();
  }

  private void configureLater(Place place) {
    alarm.after(Duration.ZERO, () -> configureAgain(place));
  }

  private void configureAgain(Place place) {
    try (Netns netns = ifStillThere(place)) {
      if (netns != null) {
        ContainerEnd.configure(netns, place.attachment());
      }
    } catch (KernelException | OverlayException e) {
      LOG.error("container {} stays without its cable: {}", place.name(), e.getMessage());
    }
  }

  /** A descriptor of its own, since a container may be detached at any time. */
  private synchronized @Nullable Netns ifStillThere(Place place) {
    return place.equals(places.get(place.name())) ? place.netns().duplicate() : null;
  }

  void detach(String container) {
    Place place;
    synchronized (this) {
      place = places.remove(container);
      if (place == null) {
        return;
      }
    }
    try (Netns netns = place.netns()) {
      reconciler.desire(part(container), List.of()).exceptionally(_ -> null).join();
      ContainerEnd.remove(netns);
    }
    synchronized (this) {
      giveBack(place.attachment().addresses());
    }
  }

  private static String part(String container) {
    return "container/" + container;
  }

  synchronized List<Attachment> list() {
    return places.values().stream().map(Place::attachment).toList();
  }

  @Override
  public synchronized void close() {
    places.values().forEach(place -> place.netns().close());
    places.clear();
  }
}
