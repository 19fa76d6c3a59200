package dev.tweed.cluster;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How packets get from host to host: the {@code Backend} object of the network configuration.
 *
 * <p>Defaults are flannel's ({@code Documentation/backends.md}). Ranges are checked where text is
 * read, by {@link NetworkConfig#parse}.
 */
public sealed interface Backend {

  /** The name in the configuration and in leases, such as {@code vxlan}. */
  String type();

  /**
   * Ethernet frames in UDP, RFC 7348.
   *
   * @param vni 0 to 2^24 - 1, what the kernel takes for {@code IFLA_VXLAN_ID}; 1 by default
   * @param port UDP destination port; absent means the kernel's, {@link #KERNEL_PORT}
   * @param mtu of the packets on the underlay, not of the device; absent means the underlay link's
   * @param gbp carry the Group Based Policy extension
   * @param learning let the kernel learn FDB entries from packets
   * @param directRouting plain routes to hosts reachable without a gateway
   */
  record Vxlan(
      int vni,
      OptionalInt port,
      OptionalInt mtu,
      boolean gbp,
      boolean learning,
      boolean directRouting)
      implements Backend {

    /** Linux's own choice, older than IANA's 4789. */
    public static final int KERNEL_PORT = 8472;

    /** VNI 1 and everything else as the kernel and the underlay have it. */
    public static final Vxlan DEFAULT =
        new Vxlan(1, OptionalInt.empty(), OptionalInt.empty(), false, false, false);

    @Override
    public String type() {
      return "vxlan";
    }

    /** The UDP port in use: the configured or the kernel's. */
    public int udpPort() {
      return port.orElse(KERNEL_PORT);
    }
  }

  /** Routes via the other hosts' own addresses: all hosts share one layer 2. */
  record HostGw() implements Backend {
    @Override
    public String type() {
      return "host-gw";
    }
  }

  /**
   * IPv4 packets in UDP by way of a TUN device.
   *
   * @param port 1 to 65535; 8285 by default
   */
  record Udp(int port) implements Backend {
    public static final Udp DEFAULT = new Udp(8285);

    @Override
    public String type() {
      return "udp";
    }
  }

  /**
   * WireGuard tunnels.
   *
   * @param psk pre-shared key, base64 of 32 bytes; never printed
   * @param listenPort UDP, IPv4; 51820 by default
   * @param listenPortV6 UDP, IPv6; 51821 by default
   * @param mtu of the packets on the underlay; absent means the underlay link's
   * @param keepalive whole seconds; zero means none
   * @param mode which underlay family the tunnels use
   */
  record Wireguard(
      Optional<String> psk,
      int listenPort,
      int listenPortV6,
      OptionalInt mtu,
      Duration keepalive,
      Mode mode)
      implements Backend {

    public static final Wireguard DEFAULT =
        new Wireguard(
            Optional.empty(), 51820, 51821, OptionalInt.empty(), Duration.ZERO, Mode.SEPARATE);

    /** {@code separate}: one tunnel for each family; the others: one tunnel for both. */
    public enum Mode {
      SEPARATE,
      AUTO,
      IPV4,
      IPV6
    }

    @Override
    public String type() {
      return "wireguard";
    }

    @Override
    public String toString() {
      return "Wireguard[psk=%s, listenPort=%d, listenPortV6=%d, mtu=%s, keepalive=%s, mode=%s]"
          .formatted(
              psk.isPresent() ? "(hidden)" : "none",
              listenPort,
              listenPortV6,
              mtu,
              keepalive,
              mode);
    }
  }

  /**
   * IPv4 in IPv4, RFC 2003.
   *
   * @param directRouting plain routes to hosts reachable without a gateway
   */
  record Ipip(boolean directRouting) implements Backend {
    @Override
    public String type() {
      return "ipip";
    }
  }

  /** A lease and nothing else: somebody else moves the packets. */
  record Alloc() implements Backend {
    @Override
    public String type() {
      return "alloc";
    }
  }

  /**
   * A type Tweed reads but cannot run, such as {@code ipsec} or {@code extension}.
   *
   * @param type as written
   * @param json the whole object, compact; never printed, for it may hold a key
   */
  record Unsupported(String type, String json) implements Backend {
    @Override
    public String toString() {
      return "Unsupported[type=" + type + "]";
    }
  }
}
