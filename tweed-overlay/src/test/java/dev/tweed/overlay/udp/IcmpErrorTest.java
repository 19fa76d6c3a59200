package dev.tweed.overlay.udp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tweed.linux.tunnel.PacketBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class IcmpErrorTest {

  private final PacketBuffer packet = new PacketBuffer(100);

  /** As tshark reads it: type 3 code 0, checksum right, the quoted packet whole. */
  @Test
  void quotesTheHeaderAndEightBytes() {
    Packets.put(
        packet,
        3,
        Packets.udp(0x1389, "hello".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    IcmpError error = new IcmpError();
    int length = error.write(packet, 3, IcmpError.Reason.NET_UNREACHABLE);
    assertThat(HexFormat.of().formatHex(Packets.get(error.message(), 0, length)))
        .isEqualTo(
            "030057fe00000000" + "45000021123440004011118b0a0501020a050202" + "13890035000d9136");
  }

  @Test
  void errorsAreNotAnsweredByErrors() {
    Packets.put(packet, 0, Packets.udp(1, new byte[8]));
    assertThat(IcmpError.isAllowed(packet, 0)).isTrue();
    packet.bytes().put(9, (byte) Ipv4.ICMP).put(20, (byte) 11);
    assertThat(IcmpError.isAllowed(packet, 0)).isFalse();
    packet.bytes().put(20, (byte) 8);
    assertThat(IcmpError.isAllowed(packet, 0)).isTrue();
  }

  @Test
  void neitherAreLaterFragmentsAndGroups() {
    Packets.put(packet, 0, Packets.udp(1, new byte[8]));
    packet.bytes().putShort(6, (short) 100);
    assertThat(IcmpError.isAllowed(packet, 0)).isFalse();
    packet.bytes().putShort(6, (short) 0).putInt(16, 0xE000_0001);
    assertThat(IcmpError.isAllowed(packet, 0)).isFalse();
    packet.bytes().putInt(16, Packets.DESTINATION).putInt(12, 0);
    assertThat(IcmpError.isAllowed(packet, 0)).isFalse();
  }

  @Test
  void aThousandInASecondAndFiftyAtOnce() {
    long[] now = {0};
    ErrorBudget budget = new ErrorBudget(() -> now[0]);
    assertThat(spend(budget)).isEqualTo(50);
    now[0] += 10_000_000;
    assertThat(spend(budget)).isEqualTo(10);
  }

  private static int spend(ErrorBudget budget) {
    int spent = 0;
    while (budget.spend()) {
      spent++;
    }
    return spent;
  }
}
