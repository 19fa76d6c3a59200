package dev.tweed.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tweed.cluster.LeaseKey;
import dev.tweed.cluster.NetworkConfig;
import dev.tweed.net.IpPrefix;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubnetEnvTest {

  private static final LeaseKey BOTH =
      LeaseKey.of(IpPrefix.parse("172.16.68.0/24"), IpPrefix.parse("fd00:12:13::/56"));

  @TempDir Path directory;

  @Test
  void looksAsFlannelWritesIt() throws Exception {
    Path file = directory.resolve("flannel/subnet.env");
    NetworkConfig config = NetworkConfig.parse("{\"Network\":\"172.16.0.0/12\"}");
    LeaseKey subnet = LeaseKey.of(IpPrefix.parse("172.16.68.0/24"));
    SubnetEnv.of(config, subnet, 1450, false).writeTo(file);
    assertThat(file)
        .hasContent(
            """
            FLANNEL_NETWORK=172.16.0.0/12
            FLANNEL_SUBNET=172.16.68.1/24
            FLANNEL_MTU=1450
            FLANNEL_IPMASQ=false
            """);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r--r--");
    assertThat(directory.resolve("flannel").toFile().list()).containsExactly("subnet.env");
  }

  @Test
  void tellsTheSubnetsOfLastTime() {
    Path file = directory.resolve("subnet.env");
    new SubnetEnv(BOTH, BOTH, 1430, true).writeTo(file);
    assertThat(file).content().contains("FLANNEL_IPV6_SUBNET=fd00:12:13::1/56");
    assertThat(SubnetEnv.previous(file)).contains(BOTH);
  }

  @Test
  void aMissingOrBrokenFileTellsNothing() throws Exception {
    Path file = directory.resolve("subnet.env");
    assertThat(SubnetEnv.previous(file)).isEmpty();
    Files.writeString(file, "FLANNEL_SUBNET=not a subnet\n");
    assertThat(SubnetEnv.previous(file)).isEmpty();
    Files.writeString(file, "something else\n");
    assertThat(SubnetEnv.previous(file)).isEmpty();
  }
}
