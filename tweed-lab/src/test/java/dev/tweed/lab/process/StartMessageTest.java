package dev.tweed.lab.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StartMessageTest {

  static Stream<StartMessage> all() {
    return Stream.of(
        new StartMessage.Begun("hosts"),
        new StartMessage.Done("3 hosts", Duration.ofNanos(1_234_567_890)),
        new StartMessage.Ready(),
        new StartMessage.Failed("no \"way\"", true));
  }

  @ParameterizedTest
  @MethodSource("all")
  void isOneLineAndComesBackAsItWas(StartMessage message) {
    assertThat(message.line()).endsWith("\n").containsOnlyOnce("\n");
    assertThat(StartMessage.parse(message.line())).isEqualTo(message);
  }

  @Test
  void anythingElseIsRefused() {
    assertThatThrownBy(() -> StartMessage.parse("{}")).isInstanceOf(LabException.class);
    assertThatThrownBy(() -> StartMessage.parse("oops")).isInstanceOf(LabException.class);
  }
}
