package dev.tweed.cluster.etcd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys in every form that openssl writes. */
class PemTest {

  @TempDir private Path directory;

  @BeforeEach
  void needsOpenssl() {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "needs openssl");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "genrsa -traditional -out old 2048",
        "ecparam -name prime256v1 -genkey -noout -out old",
        "ecparam -name prime256v1 -genkey -out old",
        "ecparam -name secp521r1 -genkey -noout -out old",
        "genpkey -algorithm ed25519 -out old",
      })
  void anOldFormIsTheSameKeyAsPkcs8(String command) throws Exception {
    openssl(command);
    openssl("pkcs8 -topk8 -nocrypt -in old -out new");

    PrivateKey key = Pem.privateKey(directory.resolve("old"));
    assertThat(secret(key)).isEqualTo(secret(Pem.privateKey(directory.resolve("new"))));
  }

  @Test
  void anEncryptedKeyIsRefused() {
    openssl("genrsa -aes128 -passout pass:secret -out pkcs8 2048");
    openssl("genrsa -traditional -aes128 -passout pass:secret -out old 2048");

    for (String name : List.of("pkcs8", "old")) {
      assertThatThrownBy(() -> Pem.privateKey(directory.resolve(name)))
          .isInstanceOf(GeneralSecurityException.class)
          .hasMessage("its key is encrypted; store it without a passphrase");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\nMAMCAQA=\n-----END PRIVATE KEY-----",
        "-----BEGIN EC PRIVATE KEY-----\nMAMCAQE=\n-----END EC PRIVATE KEY-----",
        "-----BEGIN RSA PRIVATE KEY-----\nMAMCAQE=\n-----END RSA PRIVATE KEY-----",
        "-----BEGIN DSA PRIVATE KEY-----\nMAMCAQE=\n-----END DSA PRIVATE KEY-----",
      })
  void aBrokenKeyIsAKnownFailure(String text) throws IOException {
    Path file = Files.writeString(directory.resolve("broken"), text);
    assertThatThrownBy(() -> Pem.privateKey(file)).isInstanceOf(GeneralSecurityException.class);
  }

  /** Two encodings of one key on a curve are not equal in Java. */
  private static Object secret(PrivateKey key) {
    return key instanceof ECPrivateKey curve
        ? List.of(curve.getS(), curve.getParams().getCurve())
        : key;
  }

  private void openssl(String arguments) {
    EtcdProcess.output(
        List.of("sh", "-c", "cd '%s' && openssl %s".formatted(directory, arguments)), Map.of());
  }
}
