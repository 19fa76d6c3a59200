package dev.tweed.cluster.etcd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tweed.cluster.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a wrong certificate, name, password or right looks like to an operator. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@NeedsEtcd
class EtcdRefusalTest {

  private EtcdCluster etcd;
  private EtcdOptions good;

  @BeforeAll
  void startEtcd() {
    etcd = EtcdCluster.secure(1);
    etcd.enableUsers();
    good = etcd.options();
  }

  @AfterAll
  void stopEtcd() {
    etcd.close();
  }

  @Test
  void wrongPassword() {
    assertThat(refusal(good.withUser(new EtcdUser("root", "guess"))))
        .contains("etcd https://127.0.0.1:2379: refused user and password")
        .doesNotContain("guess");
  }

  @Test
  void aCertificateWhoseNameIsNoUser() {
    EtcdOptions anonymous = etcd.options("https://127.0.0.1:2379", Optional.empty());
    assertThat(refusal(anonymous)).contains("grant the user's role readwrite on the prefix");
  }

  @Test
  void userWithoutRights() {
    etcd.ctl("user", "add", "guest:guest");
    assertThat(refusal(good.withUser(new EtcdUser("guest", "guest"))))
        .contains("permission denied")
        .contains("grant the user's role readwrite on the prefix");
  }

  @Test
  void anExpiredTokenIsReplaced() {
    try (EtcdStore store = EtcdStore.open(good)) {
      assertThat(store.read("/t/none")).isEmpty();
      etcd.ctl("auth", "disable");
      etcd.ctl("auth", "enable");

      assertThat(store.read("/t/none")).isEmpty();
    }
  }

  @Test
  void wrongAuthority(@TempDir Path directory) {
    Path other = Certificates.in(directory).ca();
    assertThat(refusal(with(tls(other))))
        .contains("its certificate is not signed by the CA we trust");
  }

  @Test
  void wrongServerName() {
    assertThat(refusal(with(tls(etcd.certificates().ca()).withServerName("other.test"))))
        .contains("its certificate does not fit")
        .contains("other.test");
  }

  @Test
  void rightServerName() {
    try (EtcdStore store =
        EtcdStore.open(with(tls(etcd.certificates().ca()).withServerName("etcd.test")))) {
      assertThat(store.read("/t/none")).isEmpty();
    }
  }

  @Test
  void noClientCertificate() {
    assertThat(refusal(with(EtcdTls.trusting(etcd.certificates().ca()))))
        .contains("refused our certificate, or the lack of one");
  }

  @Test
  void plainTextToTls() {
    EtcdOptions plain = EtcdOptions.of("http://127.0.0.1:2379");
    assertThat(refusal(plain, StoreException.Kind.UNAVAILABLE))
        .contains("speaks TLS where the endpoint says http://");
  }

  @Test
  void tlsToPlainText() {
    String peers = "https://127.0.0.1:2380"; // the members' own port has no TLS here
    assertThat(refusal(etcd.options(peers, Optional.empty()))).contains("does not speak TLS");
  }

  @Test
  void aFileThatIsNotThere() {
    assertThat(refusal(with(tls(Path.of("/nonexistent/ca.pem")))))
        .contains("etcd CA file /nonexistent/ca.pem: cannot be read")
        .contains("NoSuchFile");
  }

  @Test
  void aFileWithSomethingElse(@TempDir Path directory) throws IOException {
    Path text = Files.writeString(directory.resolve("ca.pem"), "hello");
    assertThat(refusal(with(tls(text)))).contains("etcd CA file " + text);
  }

  private EtcdTls tls(Path ca) {
    Certificates files = etcd.certificates();
    return EtcdTls.trusting(ca)
        .withClientCertificate(files.certificate("client"), files.key("client"));
  }

  private EtcdOptions with(EtcdTls tls) {
    return good.withTls(tls);
  }

  private static String refusal(EtcdOptions options) {
    return refusal(options, StoreException.Kind.PERMISSION);
  }

  private static String refusal(EtcdOptions options, StoreException.Kind kind) {
    try (EtcdStore store = EtcdStore.open(options)) {
      StoreException e = catchThrowableOfType(StoreException.class, () -> store.read("/t/x"));
      assertThat(e).as("refused").isNotNull();
      assertThat(e.kind()).as(e.getMessage()).isEqualTo(kind);
      assertThat(e).hasMessageStartingWith("read /t/x: ");
      return String.valueOf(e.getMessage());
    }
  }
}
