package dev.tweed.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tweed.net.IpAddress;
import dev.tweed.net.IpPrefix;
import dev.tweed.net.MacAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Texts nobody thought of. Each failure names the seed; put it in place of the clock to repeat. */
class FormatsFuzzTest {

  private static final List<String> CONFIGS =
      List.of(
          "{\"Network\":\"172.16.0.0/12\",\"SubnetLen\":24,\"SubnetMin\":\"172.16.16.0\",\"SubnetMax\":\"172.31.247.0\",\"Backend\":{\"Type\":\"vxlan\",\"VNI\":172,\"Port\":8889}}",
          "{\"Network\":\"10.12.0.0/16\",\"EnableIPv6\":true,\"IPv6Network\":\"fd00:12::/32\",\"x\":[1.0e400,{\"y\":null}],\"Backend\":{\"Type\":\"wireguard\",\"Mode\":\"auto\"}}",
          "{\"EnableIPv4\":false,\"EnableIPv6\":true,\"IPv6Network\":\"::/0\",\"Backend\":{\"Type\":\"ipsec\",\"PSK\":\"\\u2028<&>\"}}");

  private static final List<String> VALUES =
      List.of(
          "{\"PublicIP\":\"192.168.77.2\",\"PublicIPv6\":\"fd00::1\",\"BackendType\":\"vxlan\",\"BackendData\":{\"VNI\":1,\"VtepMAC\":\"8e:ef:13:91:a4:02\"},\"BackendV6Data\":{\"VtepMAC\":\"8e:ef:13:91:a4:02\"}}",
          "{\"PublicIP\":\"0.0.0.0\",\"BackendType\":\"<x>\",\"BackendData\":[-0.0,1E-999999999,\"\\u0000&\"]}");

  private static final List<String> KEYS =
      List.of("10.5.52.0-24", "10.12.13.0-24&fd00:12:13::-56", "0.0.0.0-0&fd00:12:13::-56");

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @RepeatedTest(4)
  void mutatedConfigurationsAreRefusedOrSurviveARoundTrip() {
    survives(CONFIGS, NetworkConfig::parse, NetworkConfig::toJson, ConfigException.class);
  }

  @RepeatedTest(4)
  void mutatedLeaseValuesAreRefusedOrSurviveARoundTrip() {
    survives(VALUES, LeaseValue::parse, LeaseValue::toJson, LeaseFormatException.class);
  }

  @RepeatedTest(4)
  void mutatedLeaseKeysAreRefusedOrSurviveARoundTrip() {
    survives(KEYS, LeaseKey::parse, LeaseKey::text, LeaseFormatException.class);
  }

  @Test
  void deepAndLongJsonIsRefusedNotFollowed() {
    String deep = "{\"Network\":\"10.0.0.0/8\",\"x\":" + "[".repeat(100_000);
    String longNumber = "{\"Network\":\"10.0.0.0/8\",\"SubnetLen\":" + "9".repeat(100_000) + "}";

    assertThat(tried(NetworkConfig::parse, deep, ConfigException.class)).isEmpty();
    assertThat(tried(NetworkConfig::parse, longNumber, ConfigException.class)).isEmpty();
  }

  @Test
  void everyConfigurationSurvivesARoundTrip() {
    for (int i = 0; i < 5_000; i++) {
      NetworkConfig config = config();
      assertThat(NetworkConfig.parse(config.toJson())).as("seed %d", seed).isEqualTo(config);
    }
  }

  @Test
  void everyLeaseSurvivesARoundTrip() {
    for (int i = 0; i < 5_000; i++) {
      LeaseKey key = new LeaseKey(maybe(() -> subnet(4, 8)), Optional.of(subnet(16, 8)));
      LeaseValue value =
          new LeaseValue(
              maybe(() -> IpAddress.v4(random.nextInt() | 1)),
              maybe(() -> address(16)),
              Optional.of("vxlan"),
              maybe(this::vtep),
              maybe(this::vtep));
      assertThat(LeaseKey.parse(key.text())).as("seed %d", seed).isEqualTo(key);
      assertThat(LeaseValue.parse(value.toJson())).as("seed %d", seed).isEqualTo(value);
    }
  }

  private <T> void survives(
      List<String> samples,
      Function<String, T> parse,
      Function<T, String> write,
      Class<? extends RuntimeException> refusal) {
    for (int i = 0; i < 10_000; i++) {
      String text = mutated(samples.get(random.nextInt(samples.size())));
      Optional<T> first = tried(parse, text, refusal);
      if (first.isPresent()) {
        String written = write.apply(first.get());
        assertThat(parse.apply(written)).as("seed %d: %s", seed, text).isEqualTo(first.get());
        assertThat(write.apply(parse.apply(written))).isEqualTo(written);
      }
    }
  }

  private <T> Optional<T> tried(
      Function<String, T> parse, String text, Class<? extends RuntimeException> refusal) {
    try {
      return Optional.of(parse.apply(text));
    } catch (RuntimeException e) {
      assertThat(e).as("seed %d: %s", seed, text).isInstanceOf(refusal);
      assertThat(e.getMessage()).as("seed %d: %s", seed, text).isNotBlank().doesNotContain("\n");
      return Optional.empty();
    }
  }

  private String mutated(String sample) {
    byte[] bytes = sample.getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(20) == 0) {
      random.nextBytes(bytes);
    }
    StringBuilder text = new StringBuilder(new String(bytes, StandardCharsets.UTF_8));
    for (int changes = random.nextInt(4); changes > 0 && !text.isEmpty(); changes--) {
      int at = random.nextInt(text.length());
      int end = Math.min(text.length(), at + random.nextInt(8));
      switch (random.nextInt(4)) {
        case 0 -> text.delete(at, end);
        case 1 -> text.insert(at, text.substring(at, end));
        case 2 -> text.setCharAt(at, (char) random.nextInt(0x3000));
        default -> text.setCharAt(at, "0123456789.:-/\"{}[],eE&".charAt(random.nextInt(23)));
      }
    }
    return text.toString();
  }

  private NetworkConfig config() {
    Optional<AddressPlan> ipv4 = maybe(() -> plan(4));
    Optional<AddressPlan> ipv6 = ipv4.isEmpty() ? Optional.of(plan(16)) : maybe(() -> plan(16));
    Map<String, String> unknown = new LinkedHashMap<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      unknown.put("x" + random.nextInt(9), "[" + random.nextInt() + ",\"\\\"\"]");
    }
    return new NetworkConfig(
        ipv4,
        ipv6,
        random.nextBoolean(),
        new Backend.Vxlan(
            random.nextInt(1 << 24),
            random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(1 + random.nextInt(65535)),
            random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(118 + random.nextInt(9000)),
            random.nextBoolean(),
            random.nextBoolean(),
            random.nextBoolean()),
        new UnknownFields(unknown, unknown));
  }

  private AddressPlan plan(int bytes) {
    IpPrefix network = subnet(bytes, bytes * 8 - 4);
    int longest = bytes * 8 - 2;
    int length = network.length() + 2 + random.nextInt(longest - network.length() - 1);
    return AddressPlan.of(network, length);
  }

  private IpPrefix subnet(int bytes, int maxLength) {
    return new IpPrefix(address(bytes), 1 + random.nextInt(maxLength)).network();
  }

  private IpAddress address(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return IpAddress.of(bytes);
  }

  private BackendData vtep() {
    OptionalInt vni =
        random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt(1 << 24));
    return new BackendData.Vtep(vni, new MacAddress(random.nextLong() >>> 16));
  }

  private <T> Optional<T> maybe(java.util.function.Supplier<T> value) {
    return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
  }
}
