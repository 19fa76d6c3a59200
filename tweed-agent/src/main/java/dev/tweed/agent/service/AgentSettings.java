package dev.tweed.agent.service;

import dev.tweed.agent.AgentOptions;
import dev.tweed.agent.UnderlayChoice;
import dev.tweed.cluster.ConfigException;
import dev.tweed.cluster.NetworkConfig;
import dev.tweed.net.IpAddress;
import dev.tweed.overlay.LinkNames;
import dev.tweed.overlay.OverlayException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What an agent that runs as a service goes by.
 *
 * @param store where the hosts agree
 * @param network to be written if the store has none
 * @param options the agent's own
 * @param subnetFile absent for none
 * @param releaseOnExit whether to take everything away when told to stop
 * @param socket where it answers
 * @param listen where health and metrics are served; absent for nowhere
 */
public record AgentSettings(
    Stores store,
    Optional<NetworkConfig> network,
    AgentOptions options,
    Optional<Path> subnetFile,
    boolean releaseOnExit,
    Path socket,
    Optional<InetSocketAddress> listen) {

  private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");
  private static final Duration SHORTEST_LEASE = Duration.ofSeconds(5);

  /**
   * Reads all settings.
   *
   * @throws SettingsException naming where one was said, its value, and the rule it breaks
   */
  public static AgentSettings of(Settings settings) {
    return new AgentSettings(
        Stores.of(settings),
        settings.parsed(Setting.NETWORK, AgentSettings::network),
        options(settings),
        settings.parsed(Setting.SUBNET_FILE, Path::of),
        settings.isOn(Setting.RELEASE_ON_EXIT),
        settings.required(Setting.SOCKET, Path::of),
        settings.parsed(Setting.LISTEN, AgentSettings::endpoint));
  }

  private static AgentOptions options(Settings settings) {
    return AgentOptions.forHost(settings.text(Setting.HOST).orElseGet(AgentSettings::hostName))
        .withNames(names(settings))
        .withUnderlay(underlay(settings))
        .withPublicAddresses(
            settings.parsed(Setting.PUBLIC_IP, IpAddress::parse),
            settings.parsed(Setting.PUBLIC_IPV6, IpAddress::parse))
        .withPrefix(settings.required(Setting.STORE_PREFIX, AgentSettings::keyPrefix))
        .withLeaseTtl(settings.required(Setting.LEASE_TTL, AgentSettings::leaseTtl));
  }

  private static LinkNames names(Settings settings) {
    try {
      return new LinkNames(
          settings.text(Setting.PREFIX).orElse(""), settings.text(Setting.BRIDGE).orElse(""));
    } catch (OverlayException e) {
      throw new SettingsException(String.valueOf(e.getMessage()));
    }
  }

  private static UnderlayChoice underlay(Settings settings) {
    try {
      return new UnderlayChoice(
          settings.texts(Setting.IFACE),
          settings.texts(Setting.IFACE_REGEX),
          settings.parsed(Setting.IFACE_CAN_REACH, IpAddress::parse));
    } catch (OverlayException e) {
      throw new SettingsException(String.valueOf(e.getMessage()));
    }
  }

  /** {@code NETWORK}'s value: JSON, or the file that has it behind an at sign. */
  public static NetworkConfig network(String text) {
    try {
      String json = text.startsWith("@") ? Files.readString(Path.of(text.substring(1))) : text;
      return NetworkConfig.parse(json);
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot be read: " + e, e);
    } catch (ConfigException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static String keyPrefix(String text) {
    if (!text.startsWith("/") || text.endsWith("/")) {
      throw new IllegalArgumentException("must start with a slash and not end with one");
    }
    return text;
  }

  private static Duration leaseTtl(String text) {
    Duration ttl = Spans.parse(text);
    if (ttl.compareTo(SHORTEST_LEASE) < 0) {
      throw new IllegalArgumentException("must be 5s or longer, to be renewed in time");
    }
    return ttl;
  }

  private static InetSocketAddress endpoint(String text) {
    int colon = text.lastIndexOf(':');
    try {
      IpAddress address =
          IpAddress.parse(text.substring(0, Math.max(0, colon)).replaceAll("[\\[\\]]", ""));
      int port = Integer.parseInt(text.substring(colon + 1));
      return new InetSocketAddress(InetAddress.getByAddress(address.bytes()), port);
    } catch (IllegalArgumentException | UnknownHostException e) {
      throw new IllegalArgumentException(
          "must be an address and a port, such as 127.0.0.1:9473", e);
    }
  }

  private static String hostName() {
    try {
      return Files.readString(HOST_NAME).strip();
    } catch (IOException e) {
      throw new SettingsException(HOST_NAME + ": cannot be read: " + e + "; say --host");
    }
  }
}
