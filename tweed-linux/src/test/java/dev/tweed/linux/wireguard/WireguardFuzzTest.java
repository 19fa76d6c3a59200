package dev.tweed.linux.wireguard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tweed.linux.netlink.NetlinkMessage;
import dev.tweed.linux.netlink.WireFormatException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Bytes from outside: the decoder answers, or throws WireFormatException and nothing else. */
class WireguardFuzzTest {

  private static final int ROUNDS = 40_000;
  private static final long SEED = Long.getLong("tweed.fuzz.seed", 20_260_101);

  private final Random random = new Random(SEED);

  @Test
  void mutatedRecordings() {
    List<byte[]> recorded = recorded();
    int understood = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] bytes = mutated(recorded.get(random.nextInt(recorded.size())));
      understood += staysTheSame(bytes, round) ? 1 : 0;
    }
    assertThat(understood).as("seed %d: many mutations still decode", SEED).isGreaterThan(1000);
    assertThat(understood).as("seed %d: many are noticed", SEED).isLessThan(ROUNDS - 1000);
  }

  /** What was understood once is understood the same when it is said again. */
  private boolean staysTheSame(byte[] bytes, int round) {
    try {
      ByteBuffer body = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
      WireguardRequest read = WireguardRequest.decode(new NetlinkMessage(32, 0, 0, body));
      assertThat(WireguardGoldenTest.again(read)).isEqualTo(read);
      assertThat(read.toString()).startsWith("wg ");
      return true;
    } catch (WireFormatException e) {
      assertThat(e).hasMessageMatching("(?s).+");
      return false;
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError("seed " + SEED + ", round " + round, e);
    }
  }

  private byte[] mutated(byte[] bytes) {
    int length = random.nextInt(4) == 0 ? random.nextInt(bytes.length + 1) : bytes.length;
    byte[] changed = Arrays.copyOf(bytes, length);
    for (int n = random.nextInt(4); n >= 0 && changed.length > 0; n--) {
      int at = random.nextInt(Math.min(changed.length, 256));
      changed[at] = (byte) (random.nextBoolean() ? random.nextInt() : changed[at] ^ 1 << n);
    }
    return changed;
  }

  private static List<byte[]> recorded() {
    List<NetlinkMessage> messages = new ArrayList<>();
    WireguardGoldenTest.changes()
        .forEach(c -> messages.add(WireguardGoldenTest.load(c.getKey()).sent().getLast()));
    Stream.of("show", "show-bare", "show-long", "show-traffic")
        .forEach(name -> messages.addAll(WireguardGoldenTest.answers(name)));
    return messages.stream().map(message -> bytes(message.body())).toList();
  }

  private static byte[] bytes(ByteBuffer body) {
    byte[] bytes = new byte[body.limit()];
    body.get(0, bytes);
    return bytes;
  }
}
