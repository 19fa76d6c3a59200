package dev.tweed.linux.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.netlink.NetlinkMessage;
import dev.tweed.linux.netlink.WireFormatException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Bytes from outside: a decoder answers, or throws WireFormatException and nothing else. */
class RouteFuzzTest {

  private static final int ROUNDS = 40_000;
  private static final long SEED = Long.getLong("tweed.fuzz.seed", 20_260_101);
  private static final int[] TYPES = {
    Rtm.NEWLINK,
    Rtm.DELLINK,
    Rtm.NEWADDR,
    Rtm.NEWROUTE,
    Rtm.DELROUTE,
    Rtm.NEWNEIGH,
    Rtm.NEWRULE,
    Rtm.NEWNETCONF,
    Rtm.NEWNEXTHOP,
    99
  };
  private static final int[] FAMILIES = {0, 2, 7, 10, 28};

  private final Random random = new Random(SEED);

  @Test
  void mutatedRecordings() {
    List<NetlinkMessage> recorded = recorded();
    int understood = 0;
    for (int round = 0; round < ROUNDS; round++) {
      NetlinkMessage message = recorded.get(random.nextInt(recorded.size()));
      understood += decode(message.type(), mutated(bytes(message.body())), round) ? 1 : 0;
    }
    assertThat(understood).as("seed %d: most mutations still decode", SEED).isGreaterThan(1000);
  }

  @Test
  void noise() {
    int refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] bytes = new byte[random.nextInt(96)];
      random.nextBytes(bytes);
      if (bytes.length > 0) {
        bytes[0] = (byte) FAMILIES[random.nextInt(FAMILIES.length)];
      }
      refused += decode(TYPES[random.nextInt(TYPES.length)], bytes, round) ? 0 : 1;
    }
    assertThat(refused).as("seed %d: noise is noticed", SEED).isGreaterThan(ROUNDS / 4);
  }

  private boolean decode(int type, byte[] bytes, int round) {
    try {
      RouteEvent event = RouteEvent.decode(message(type, bytes));
      if (event instanceof RouteEvent.Appeared(RouteObject object)) {
        staysTheSame(object, round);
        assertThat(object.toString()).as("seed %d, round %d", SEED, round).isNotEmpty();
      }
      return true;
    } catch (WireFormatException e) {
      assertThat(e).hasMessageMatching("(?s).+");
      return false;
    } catch (RuntimeException e) {
      throw new AssertionError("seed " + SEED + ", round " + round + ", type " + type, e);
    }
  }

  /** What was understood once is understood the same when it is said again. */
  private static void staysTheSame(RouteObject object, int round) {
    MessageWriter out = new MessageWriter();
    object.encode(out);
    RouteEvent again = RouteEvent.decode(Normal.message(object.messageType(), out));
    assertThat(again)
        .as("seed %d, round %d", SEED, round)
        .isEqualTo(new RouteEvent.Appeared(object));
  }

  private byte[] mutated(byte[] bytes) {
    byte[] changed = random.nextInt(4) == 0 ? cut(bytes) : bytes;
    for (int n = random.nextInt(4); n >= 0 && changed.length > 0; n--) {
      int at = random.nextInt(changed.length);
      changed[at] = (byte) (random.nextBoolean() ? random.nextInt() : changed[at] ^ 1 << n);
    }
    return changed;
  }

  private byte[] cut(byte[] bytes) {
    return java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
  }

  private static List<NetlinkMessage> recorded() {
    List<NetlinkMessage> messages = new ArrayList<>();
    GoldenTest.requests().forEach(r -> messages.add(Golden.load(r.getKey()).change()));
    for (String list : GoldenTest.LISTS) {
      messages.addAll(Golden.load("dump-" + list).listed());
    }
    return messages;
  }

  private static byte[] bytes(ByteBuffer body) {
    byte[] bytes = new byte[body.limit()];
    body.get(0, bytes);
    return bytes;
  }

  private static NetlinkMessage message(int type, byte[] bytes) {
    return new NetlinkMessage(type, 0, 0, ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()));
  }
}
