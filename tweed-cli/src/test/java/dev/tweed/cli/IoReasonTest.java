package dev.tweed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class IoReasonTest {

  @Test
  void saysWhatJavaLeavesToTheNameOfTheException() {
    assertThat(IoReason.of(new AccessDeniedException("/run/tweed")))
        .isEqualTo("permission denied on /run/tweed; run as root, or choose another path");
    assertThat(IoReason.of(new NoSuchFileException("/x"))).isEqualTo("there is no /x");
    assertThat(IoReason.of(new FileSystemException("/x", null, "Read-only file system")))
        .isEqualTo("/x: Read-only file system");
    assertThat(IoReason.of(new IOException("Connection refused"))).isEqualTo("Connection refused");
  }
}
