package dev.tweed.agent.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlTest {

  @TempDir Path directory;

  private Path socket() {
    return directory.resolve("run").resolve("control");
  }

  private ControlServer serving() {
    ControlServer server = ControlServer.open(socket());
    Thread.ofPlatform().daemon().start(() -> server.serve(ControlTest::answer));
    return server;
  }

  private static ObjectNode answer(ControlCall call) {
    if (call.verb().equals("fail")) {
      throw new IllegalStateException("it cannot be");
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("verb", call.verb());
    answer.set("arguments", call.arguments());
    return answer;
  }

  private static ControlException.Kind kindOf(Throwable failure) {
    return ((ControlException) failure).kind();
  }

  @Test
  void aCallAndItsArgumentsGetThereAndTheAnswerBack() {
    ObjectNode arguments = JsonNodeFactory.instance.objectNode().put("text", "a b\nZürich");
    try (ControlServer _ = serving()) {
      ObjectNode answer = ControlClient.ask(socket(), new ControlCall("set", arguments));
      assertThat(answer.path("verb").asText()).isEqualTo("set");
      assertThat(answer.path("arguments")).isEqualTo(arguments);
      assertThat(ControlClient.ask(socket(), ControlCall.of("status")).path("arguments")).isEmpty();
    }
  }

  @Test
  void aFailureIsAnsweredByItsSentence() {
    try (ControlServer _ = serving()) {
      assertThatThrownBy(() -> ControlClient.ask(socket(), ControlCall.of("fail")))
          .hasMessage("it cannot be")
          .satisfies(e -> assertThat(kindOf(e)).isEqualTo(ControlException.Kind.REFUSED));
    }
  }

  @Test
  void theSocketIsItsOwnersAndGoesWithTheServer() throws Exception {
    try (ControlServer _ = serving()) {
      assertThat(Files.getPosixFilePermissions(socket()))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
      assertThatThrownBy(() -> ControlServer.open(socket()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("another process answers on " + socket() + " already");
    }
    assertThat(socket()).doesNotExist();
    assertThatThrownBy(() -> ControlClient.ask(socket(), ControlCall.of("status")))
        .satisfies(e -> assertThat(kindOf(e)).isEqualTo(ControlException.Kind.ABSENT));
  }

  @Test
  void aSocketThatNobodyAnswersOnIsReplaced() throws Exception {
    Files.createDirectories(socket().getParent());
    Files.createFile(socket());
    try (ControlServer _ = serving()) {
      assertThat(ControlClient.isAnswered(socket())).isTrue();
    }
  }

  @Test
  void whatIsNoCallIsRefused() {
    assertThatThrownBy(() -> ControlCall.parse("set [1]"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("set: its arguments must be one JSON object");
  }
}
