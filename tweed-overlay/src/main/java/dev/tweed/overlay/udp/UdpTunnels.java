package dev.tweed.overlay.udp;

import dev.tweed.host.Change;
import dev.tweed.host.HostLink;
import dev.tweed.host.HostObject;
import dev.tweed.host.HostTunnel;
import dev.tweed.host.HostTunnelRoute;
import dev.tweed.host.Key;
import dev.tweed.host.Settlement;
import dev.tweed.host.UserSpace;
import dev.tweed.linux.KernelException;
import dev.tweed.linux.Ticker;
import dev.tweed.linux.tunnel.Endpoint;
import dev.tweed.linux.tunnel.TunEnd;
import dev.tweed.net.IpPrefix;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tunnels of one host whose packets this program carries, and the routes within them.
 *
 * <p>{@link #counts} may be called from any thread, all else by the reconciler.
 */
public final class UdpTunnels implements UserSpace {

  private record Running(HostTunnel object, UdpTunnel tunnel) {}

  private final Ticker ticker;
  private final Counters counters = new Counters();
  private final Map<Key, Running> tunnels = new HashMap<>();
  private final Map<IpPrefix, HostTunnelRoute> routes = new HashMap<>();
  private volatile PeerRoutes table = PeerRoutes.EMPTY;

  /**
   * @param ticker for how often errors are sent
   */
  public UdpTunnels(Ticker ticker) {
    this.ticker = ticker;
  }

  /** What became of packets, since the beginning. */
  public Map<Count, Long> counts() {
    return counters.snapshot();
  }

  /** A tunnel that carries nothing, since its link was taken away, is none. */
  @Override
  public @Nullable HostObject held(Key key) {
    if (key.kind() == Key.Kind.TUNNEL_ROUTE) {
      return routes.get((IpPrefix) key.id());
    }
    Running running = tunnels.get(key);
    return running != null && running.tunnel.isAlive() ? running.object : null;
  }

  @Override
  public Collection<HostObject> objects() {
    List<HostObject> objects = new ArrayList<>(routes.values());
    tunnels.values().stream()
        .filter(running -> running.tunnel.isAlive())
        .forEach(running -> objects.add(running.object));
    return objects;
  }

  @Override
  public List<Settlement.Refusal> apply(List<Change> changes) {
    List<Settlement.Refusal> refusals = new ArrayList<>();
    boolean rerouted = false;
    for (Change change : changes) {
      try {
        rerouted |= apply(change);
      } catch (KernelException e) {
        refusals.add(new Settlement.Refusal(change, e));
      }
    }
    if (rerouted) {
      Map<IpPrefix, Endpoint> peers = new HashMap<>();
      routes.forEach((prefix, route) -> peers.put(prefix, endpoint(route)));
      table = PeerRoutes.of(peers);
    }
    return refusals;
  }

  private static Endpoint endpoint(HostTunnelRoute route) {
    return new Endpoint(route.host(), route.port());
  }

  /** Carries one change out and returns whether it is one of routes. */
  private boolean apply(Change change) {
    boolean goes = change instanceof Change.Delete;
    switch (change.object()) {
      case HostTunnelRoute route when goes -> routes.remove(route.destination());
      case HostTunnelRoute route -> routes.put(route.destination(), route);
      case HostTunnel tunnel when goes -> stop(tunnel);
      case HostTunnel tunnel -> start(tunnel);
      case HostLink link -> TunEnd.createLink(link.name());
      default -> throw new IllegalArgumentException(change + " is none of user space's");
    }
    return change.object() instanceof HostTunnelRoute;
  }

  private void start(HostTunnel tunnel) {
    stop(tunnel);
    Endpoint local = new Endpoint(tunnel.local(), tunnel.port());
    TunnelEnds ends = TunnelEnds.open(tunnel.link(), local);
    UdpTunnel running = new UdpTunnel(ends, () -> table, ticker, counters);
    tunnels.put(tunnel.key(), new Running(tunnel, running));
  }

  private void stop(HostTunnel tunnel) {
    Running running = tunnels.remove(tunnel.key());
    if (running != null) {
      running.tunnel.close();
    }
  }

  @Override
  public void close() {
    tunnels.values().forEach(running -> running.tunnel.close());
    tunnels.clear();
  }
}
