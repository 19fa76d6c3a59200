package dev.tweed.agent;

import dev.tweed.cluster.LeaseBook;
import dev.tweed.cluster.LeaseKey;
import dev.tweed.net.IpAddress;
import dev.tweed.overlay.LinkNames;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What an operator may say about one host.
 *
 * @param host its name, for people
 * @param names what its links are called
 * @param underlay which link joins it to the others
 * @param publicIp where the others reach it, when that is not the underlay link's own address
 * @param publicIpv6 the same over IPv6
 * @param prefix of the keys in the store
 * @param leaseTtl how long its lease outlives its last word
 * @param previous the subnets it had last time
 * @param stateDirectory what outlives the agent is kept there: WireGuard's private key
 */
public record AgentOptions(
    String host,
    LinkNames names,
    UnderlayChoice underlay,
    Optional<IpAddress> publicIp,
    Optional<IpAddress> publicIpv6,
    String prefix,
    Duration leaseTtl,
    Optional<LeaseKey> previous,
    Path stateDirectory) {

  private static final Path STATE_DIRECTORY = Path.of("/var/lib/tweed");

  /** Everything as flannel has it, but for the links' names. */
  public static AgentOptions forHost(String host) {
    return new AgentOptions(
        host,
        LinkNames.DEFAULT,
        UnderlayChoice.ANY,
        Optional.empty(),
        Optional.empty(),
        LeaseBook.FLANNEL_PREFIX,
        Duration.ofHours(24),
        Optional.empty(),
        STATE_DIRECTORY);
  }

  public AgentOptions withNames(LinkNames other) {
    return new AgentOptions(
        host, other, underlay, publicIp, publicIpv6, prefix, leaseTtl, previous, stateDirectory);
  }

  /** Over that link and no other. */
  public AgentOptions withUnderlay(String link) {
    return withUnderlay(UnderlayChoice.of(link));
  }

  public AgentOptions withUnderlay(UnderlayChoice choice) {
    return new AgentOptions(
        host, names, choice, publicIp, publicIpv6, prefix, leaseTtl, previous, stateDirectory);
  }

  public AgentOptions withLeaseTtl(Duration ttl) {
    return new AgentOptions(
        host, names, underlay, publicIp, publicIpv6, prefix, ttl, previous, stateDirectory);
  }

  public AgentOptions withStateDirectory(Path directory) {
    return new AgentOptions(
        host, names, underlay, publicIp, publicIpv6, prefix, leaseTtl, previous, directory);
  }

  public AgentOptions withPublicAddresses(Optional<IpAddress> ipv4, Optional<IpAddress> ipv6) {
    return new AgentOptions(
        host, names, underlay, ipv4, ipv6, prefix, leaseTtl, previous, stateDirectory);
  }

  public AgentOptions withPrefix(String keys) {
    return new AgentOptions(
        host, names, underlay, publicIp, publicIpv6, keys, leaseTtl, previous, stateDirectory);
  }

  public AgentOptions withPrevious(Optional<LeaseKey> subnets) {
    return new AgentOptions(
        host, names, underlay, publicIp, publicIpv6, prefix, leaseTtl, subnets, stateDirectory);
  }
}
