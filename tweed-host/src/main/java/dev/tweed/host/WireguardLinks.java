package dev.tweed.host;

import dev.tweed.linux.Kernel;
import dev.tweed.linux.KernelException;
import dev.tweed.linux.Ticker;
import dev.tweed.linux.netlink.BatchResult;
import dev.tweed.linux.netlink.Netlink;
import dev.tweed.linux.netlink.NetlinkSocket;
import dev.tweed.linux.wireguard.Wireguard;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys and peers of Tweed's WireGuard links, read and written. The kernel notifies nobody of
 * them: what is written here counts as read, and what others do is seen when the links are looked
 * at, every second and whenever one of them comes or changes.
 *
 * <p>Nothing is asked of the kernel as long as there is no such link. One thread.
 */
final class WireguardLinks implements AutoCloseable {

  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final Kernel kernel;
  private final Ticker ticker;
  private final Roaming roaming;
  private final WireguardTranslation translation;
  private final Set<String> links = new HashSet<>();
  private final Map<Key, HostObject> objects = new HashMap<>();
  private @Nullable Wireguard wireguard;
  private long next;

  WireguardLinks(Kernel kernel, Ticker ticker) {
    this.kernel = kernel;
    this.ticker = ticker;
    this.roaming = new Roaming(ticker);
    this.translation = new WireguardTranslation(roaming);
    this.next = ticker.nanos();
  }

  static boolean isWireguard(Key.Kind kind) {
    return kind == Key.Kind.WIREGUARD || kind == Key.Kind.WIREGUARD_PEER;
  }

  @Nullable HostObject get(Key key) {
    return objects.get(key);
  }

  Collection<HostObject> objects() {
    return objects.values();
  }

  /** Notes a link as it is now: it may be one to look at, or one no more. */
  void see(HostLink link) {
    if (link.ours() && link.shape() instanceof LinkShape.Wireguard) {
      links.add(link.name());
      hurry();
    } else {
      lose(link.name());
    }
  }

  /** Notes that a link is gone. */
  void lose(String link) {
    if (links.remove(link)) {
      hurry();
    }
  }

  /** Forgets the links, which are about to be listed again. */
  void clear() {
    links.clear();
    hurry();
  }

  private void hurry() {
    next = ticker.nanos();
  }

  /** How long until it is time to look; {@code otherwise} when there is no link to look at. */
  Duration untilNext(Duration otherwise) {
    Duration own = Duration.ofNanos(Math.max(0, next - ticker.nanos()));
    return links.isEmpty() || own.compareTo(otherwise) > 0 ? otherwise : own;
  }

  /**
   * Looks at the links when it is time to.
   *
   * @param dirty is given the keys under which something has changed
   */
  void catchUp(Set<Key> dirty) {
    boolean nothing = links.isEmpty() && objects.isEmpty();
    if (nothing || next - ticker.nanos() > 0) {
      return;
    }
    next = ticker.nanos() + PERIOD.toNanos();
    Map<Key, HostObject> before = new HashMap<>(objects);
    objects.clear();
    links.forEach(this::look);
    objects.forEach((key, object) -> {
      if (!object.equals(before.remove(key))) {
        dirty.add(key);
      }
    });
    dirty.addAll(before.keySet()); // those that are gone
  }

  private void look(String link) {
    connected()
        .link(link)
        .ifPresent(there ->
            translation.objects(link, there).forEach(object -> objects.put(object.key(), object)));
  }

  /** Carries changes out in order and returns those the kernel refused. */
  List<Settlement.Refusal> apply(List<Change> changes) {
    if (changes.isEmpty()) {
      return List.of();
    }
    try {
      BatchResult result = connected().setAll(changes.stream().map(translation::request).toList());
      return result.refusals().stream()
          .map(refusal -> new Settlement.Refusal(changes.get(refusal.index()), refusal.reason()))
          .toList();
    } catch (KernelException e) { // a kernel without WireGuard
      return changes.stream().map(change -> new Settlement.Refusal(change, e)).toList();
    }
  }

  /** Takes note of a change that was just carried out. */
  void wrote(Change change) {
    Key key = change.key();
    if (change instanceof Change.Delete) {
      objects.remove(key);
      roaming.forget(key);
      return;
    }
    objects.put(key, change.object());
    if (change.object() instanceof HostWireguardPeer peer) {
      peer.endpoint().ifPresent(endpoint -> roaming.said(key, endpoint));
    }
  }

  private Wireguard connected() {
    if (wireguard == null) {
      wireguard = new Wireguard(new NetlinkSocket(kernel.connect(Netlink.GENERIC)));
    }
    return wireguard;
  }

  @Override
  public void close() {
    if (wireguard != null) {
      wireguard.close();
    }
  }
}
