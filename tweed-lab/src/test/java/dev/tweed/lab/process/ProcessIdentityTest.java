package dev.tweed.lab.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProcessIdentityTest {

  @Test
  void thisProcessLives() {
    ProcessIdentity self = ProcessIdentity.self();
    assertThat(self.pid()).isEqualTo(ProcessHandle.current().pid());
    assertThat(self.isAlive()).isTrue();
    assertThat(self.isVisible()).isTrue();
  }

  @Test
  void aNumberGivenToAnotherProcessIsNotTheSameProcess() {
    ProcessIdentity self = ProcessIdentity.self();
    var before = new ProcessIdentity(self.pid(), self.startTicks() - 1, self.pidNamespace());
    assertThat(before.isAlive()).isFalse();
  }

  @Test
  void killEndsIt() throws Exception {
    Process process = new ProcessBuilder("sleep", "1000").start();
    ProcessIdentity identity = ProcessIdentity.of(process.pid()).orElseThrow();
    identity.kill();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(identity.isAlive()).isFalse();
  }
}
