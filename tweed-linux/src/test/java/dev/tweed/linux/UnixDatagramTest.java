package dev.tweed.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnixDatagramTest {

  private static final byte[] MESSAGE = "READY=1\nSTATUS=Zürich".getBytes(StandardCharsets.UTF_8);

  @ParameterizedTest
  @ValueSource(strings = {"path", "abstract"})
  void whatIsSentIsReceived(String kind, @TempDir Path directory) {
    String path = directory.resolve("notify").toString();
    String address = kind.equals("path") ? path : "@" + path;
    try (UnixDatagram receiver = UnixDatagram.bind(address);
        UnixDatagram sender = UnixDatagram.open()) {
      sender.send(address, MESSAGE);
      sender.send(address, new byte[] {7});
      assertThat(receiver.receive(Duration.ofSeconds(10))).hasValue(MESSAGE);
      assertThat(receiver.receive(Duration.ofSeconds(10))).hasValue(new byte[] {7});
      assertThat(receiver.receive(Duration.ZERO)).isEmpty();
    }
  }

  @Test
  void nobodyThereIsSaidByAddressAndErrno(@TempDir Path directory) {
    String address = directory.resolve("nobody").toString();
    try (UnixDatagram sender = UnixDatagram.open()) {
      assertThatThrownBy(() -> sender.send(address, MESSAGE))
          .isInstanceOf(KernelException.class)
          .hasMessageContaining("send to " + address + ": ENOENT");
    }
  }

  @Test
  void anAddressThatTheKernelCannotHoldIsRefused() {
    String address = "/" + "x".repeat(107);
    assertThatThrownBy(() -> UnixDatagram.bind(address))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has 108 bytes, must have 1 to 107");
  }
}
