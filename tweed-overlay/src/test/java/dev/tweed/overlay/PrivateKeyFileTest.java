package dev.tweed.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tweed.linux.wireguard.WireguardSecret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateKeyFileTest {

  @TempDir private Path directory;

  @Test
  void isMadeOnceForItsOwnerOnly() throws IOException {
    PrivateKeyFile file = PrivateKeyFile.in(directory.resolve("state"));
    WireguardSecret secret = file.secret();
    assertThat(file.secret()).isEqualTo(secret);
    assertThat(Files.readString(file.path())).isEqualTo(secret.reveal() + "\n");
    assertThat(mode(file.path())).isEqualTo("rw-------");
    assertThat(mode(file.path().getParent())).isEqualTo("rwx------");
    try (var files = Files.list(file.path().getParent())) {
      assertThat(files).containsExactly(file.path());
    }
  }

  @Test
  void manyAtOnceGetOneKey() throws InterruptedException {
    PrivateKeyFile file = PrivateKeyFile.in(directory);
    Set<WireguardSecret> secrets = ConcurrentHashMap.newKeySet();
    List<Thread> threads =
        IntStream.range(0, 16)
            .mapToObj(_ -> Thread.startVirtualThread(() -> secrets.add(file.secret())))
            .toList();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(secrets).hasSize(1);
  }

  @Test
  void isRefusedWhenOthersMayReadIt() throws IOException {
    PrivateKeyFile file = PrivateKeyFile.in(directory);
    String secret = file.secret().reveal();
    Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(file::secret)
        .isInstanceOf(OverlayException.class)
        .hasMessageContaining(file.path() + ": its mode rw-r-----")
        .hasMessageContaining("chmod 600")
        .hasMessageNotContaining(secret);
  }

  @Test
  void isRefusedWhenItHoldsNoKey() throws IOException {
    PrivateKeyFile file = PrivateKeyFile.in(directory);
    file.secret();
    Files.writeString(file.path(), "no key at all");
    assertThatThrownBy(file::secret)
        .isInstanceOf(OverlayException.class)
        .hasMessageContaining("44 characters")
        .hasMessageContaining("remove it")
        .hasMessageNotContaining("no key at all");
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
