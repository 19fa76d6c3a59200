package dev.tweed.overlay;

import dev.tweed.cluster.LeaseKey;
import dev.tweed.cluster.NetworkConfig;
import dev.tweed.net.IpFamily;
import dev.tweed.net.IpPrefix;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code subnet.env}, by which container runtimes and flannel's CNI plugin learn of the
 * host's subnets. Shell assignments, as flannel writes them.
 *
 * @param networks the whole network's prefixes
 * @param subnets the host's
 * @param mtu of containers' links
 * @param masquerade whether packets that leave the network are masqueraded
 */
public record SubnetEnv(LeaseKey networks, LeaseKey subnets, int mtu, boolean masquerade) {

  /** Where flannel has it. */
  public static final Path FLANNEL_FILE = Path.of("/run/flannel/subnet.env");

  /** What a host of this network writes when it holds these subnets. */
  public static SubnetEnv of(NetworkConfig config, LeaseKey subnets, int mtu, boolean masquerade) {
    LeaseKey networks =
        new LeaseKey(
            config.ipv4().map(plan -> plan.network()), config.ipv6().map(plan -> plan.network()));
    return new SubnetEnv(networks, subnets, mtu, masquerade);
  }

  /**
   * The subnets that the file says this host had last time.
   *
   * @return empty when there is no file, or none that says so
   */
  public static Optional<LeaseKey> previous(Path file) {
    try {
      Map<String, String> values = values(file);
      Optional<IpPrefix> ipv4 = subnet(values.get("FLANNEL_SUBNET"));
      Optional<IpPrefix> ipv6 = subnet(values.get("FLANNEL_IPV6_SUBNET"));
      boolean any = ipv4.isPresent() || ipv6.isPresent();
      return any ? Optional.of(new LeaseKey(ipv4, ipv6)) : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("read " + file, e);
    } catch (RuntimeException e) {
      return Optional.empty(); // a file that says nothing usable is as good as none
    }
  }

  /**
   * The options by which Docker takes the subnet that the file tells of. Docker masquerades unless
   * the network does.
   *
   * @throws UncheckedIOException when the file cannot be read
   */
  public static List<String> dockerOptions(Path file) {
    try {
      Map<String, String> values = values(file);
      List<String> options = new ArrayList<>();
      option(options, "--bip=", values.get("FLANNEL_SUBNET"));
      option(options, "--fixed-cidr-v6=", values.get("FLANNEL_IPV6_SUBNET"));
      options.add("--ip-masq=" + !"true".equals(values.get("FLANNEL_IPMASQ")));
      option(options, "--mtu=", values.get("FLANNEL_MTU"));
      return options;
    } catch (IOException e) {
      throw new UncheckedIOException("read " + file, e);
    }
  }

  private static void option(List<String> options, String name, @Nullable String value) {
    if (value != null) {
      options.add(name + value);
    }
  }

  private static Map<String, String> values(Path file) throws IOException {
    Map<String, String> values = new HashMap<>();
    for (String line : Files.readAllLines(file)) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        values.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
      }
    }
    return values;
  }

  private static Optional<IpPrefix> subnet(@Nullable String text) {
    return Optional.ofNullable(text).map(IpPrefix::parse).map(IpPrefix::network);
  }

  /**
   * Writes the file, mode 0644. A reader sees the former or the new content, never a part.
   *
   * @throws UncheckedIOException when it cannot be written
   */
  public void writeTo(Path file) {
    try {
      Path directory = Files.createDirectories(file.toAbsolutePath().getParent());
      Path draft = Files.createTempFile(directory, ".subnet", ".env");
      Files.writeString(draft, text());
      Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-r--r--"));
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("write " + file, e);
    }
  }

  /** The file's content. The host's subnets are given by their gateway's address. */
  public String text() {
    return line("FLANNEL_NETWORK", networks.ipv4())
        + line("FLANNEL_SUBNET", gateway(IpFamily.IPV4))
        + line("FLANNEL_IPV6_NETWORK", networks.ipv6())
        + line("FLANNEL_IPV6_SUBNET", gateway(IpFamily.IPV6))
        + "FLANNEL_MTU="
        + mtu
        + "\nFLANNEL_IPMASQ="
        + masquerade
        + "\n";
  }

  private Optional<IpPrefix> gateway(IpFamily family) {
    return subnets
        .subnet(family)
        .map(subnet -> new IpPrefix(BridgePlan.gateway(subnet), subnet.length()));
  }

  private static String line(String name, Optional<IpPrefix> value) {
    return value.map(prefix -> name + "=" + prefix + "\n").orElse("");
  }
}
