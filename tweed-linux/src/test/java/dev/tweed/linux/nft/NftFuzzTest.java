package dev.tweed.linux.nft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.tweed.linux.Recorded;
import dev.tweed.linux.netlink.NetlinkMessage;
import dev.tweed.linux.netlink.WireFormatException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the bytes, decoders throw WireFormatException and nothing else; texts throw nothing. */
class NftFuzzTest {

  private static final int MUTATIONS = 60;
  private static final int RANDOM_MESSAGES = 20_000;
  private static final long SEED = 20_261_121;

  private final Random random = new Random(SEED);
  private int refused;

  @Test
  void mutatedRecordings() {
    List<NetlinkMessage> messages = new ArrayList<>();
    messages.addAll(Recorded.load("nft/load.hex").sent());
    messages.addAll(Recorded.load("nft/list.hex").received());
    int decoded = 0;
    for (NetlinkMessage message : messages) {
      for (int i = 0; i < MUTATIONS; i++) {
        decode(message.type(), mutated(message.body()));
        decoded++;
      }
    }
    assertThat(refused).isBetween(decoded / 100, decoded);
  }

  private byte[] mutated(ByteBuffer body) {
    byte[] bytes = new byte[body.limit()];
    body.get(0, bytes);
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes && bytes.length > 0; i++) {
      int at = random.nextInt(bytes.length);
      bytes[at] =
          (byte) (random.nextBoolean() ? random.nextInt(256) : bytes[at] ^ 1 << random.nextInt(8));
    }
    return random.nextInt(10) == 0
        ? java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 1))
        : bytes;
  }

  @Test
  void randomBytes() {
    for (int i = 0; i < RANDOM_MESSAGES; i++) {
      byte[] bytes = new byte[random.nextInt(120)];
      random.nextBytes(bytes);
      if (bytes.length > 0) {
        bytes[0] = 1; // a family that exists
      }
      decode(NfMessage.type(random.nextInt(NfMessage.DELETE_OBJECT + 1)), bytes);
    }
    assertThat(refused).isPositive();
  }

  private void decode(int type, byte[] bytes) {
    ByteBuffer body = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    try {
      Object text = NftEvent.decode(new NetlinkMessage(type, 0, 1, body)).toString();
      assertThat(text).isNotNull();
    } catch (WireFormatException e) {
      refused++;
    } catch (RuntimeException e) {
      fail("type " + (type & 0xFF) + " " + HexFormat.of().formatHex(bytes), e);
    }
  }
}
