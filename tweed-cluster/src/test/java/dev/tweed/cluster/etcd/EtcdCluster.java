package dev.tweed.cluster.etcd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tweed.cluster.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A real etcd of one or three members, in the network namespace of the tests, and its data in a
 * directory of its own. For tests that are marked {@link NeedsEtcd}.
 */
final class EtcdCluster implements AutoCloseable {

  static final EtcdUser ROOT = new EtcdUser("root", "r00t");

  private final Path directory;
  private final Optional<Certificates> certificates;
  private final List<EtcdMember> members;
  private final Thread lastResort = new Thread(this::killAll);
  private boolean withUsers;

  private EtcdCluster(Path directory, int size, boolean secure, List<String> flags) {
    this.directory = directory;
    this.certificates = secure ? Optional.of(certificates(directory)) : Optional.empty();
    this.members =
        IntStream.range(0, size)
            .mapToObj(i -> new EtcdMember(directory, i, size, certificates, flags))
            .toList();
    Runtime.getRuntime().addShutdownHook(lastResort);
  }

  /**
   * @param flags of etcd's, beside those needed
   */
  static EtcdCluster single(String... flags) {
    return started(1, false, flags);
  }

  static EtcdCluster of(int size) {
    return started(size, false);
  }

  /** TLS on both sides. */
  static EtcdCluster secure(int size) {
    return started(size, true);
  }

  EtcdMember member(int index) {
    return members.get(index);
  }

  Certificates certificates() {
    return certificates.orElseThrow();
  }

  /** All endpoints, and what is needed to be let in. */
  EtcdOptions options() {
    return options(urls(), withUsers ? Optional.of(ROOT) : Optional.empty());
  }

  EtcdOptions options(String endpoints, Optional<EtcdUser> user) {
    EtcdOptions options = EtcdOptions.of(endpoints);
    Optional<EtcdTls> tls =
        certificates.map(files ->
            EtcdTls.trusting(files.ca())
                .withClientCertificate(files.certificate("client"), files.key("client")));
    return new EtcdOptions(
        options.endpoints(), tls, user, options.requestTimeout(), options.connectTimeout());
  }

  /** Switches authentication on, with the user {@link #ROOT}. */
  void enableUsers() {
    ctl("user", "add", ROOT.name() + ":" + ROOT.password());
    ctl("user", "grant-role", "root", "root");
    ctl("auth", "enable");
    withUsers = true;
  }

  /** What etcdctl prints. */
  String ctl(String... arguments) {
    return ctlAt(urls(), arguments);
  }

  String ctlAt(String endpoints, String... arguments) {
    List<String> command = new ArrayList<>(List.of("etcdctl", "--endpoints=" + endpoints));
    certificates.ifPresent(files -> {
      command.add("--cacert=" + files.ca());
      command.add("--cert=" + files.certificate("client"));
      command.add("--key=" + files.key("client"));
    });
    if (withUsers) {
      command.add("--user=" + ROOT.name() + ":" + ROOT.password());
    }
    command.addAll(List.of(arguments));
    return EtcdProcess.output(command, Map.of("ETCDCTL_API", "3"));
  }

  /** Deletes all keys. */
  void clear() {
    ctl("del", "", "--prefix");
  }

  /** Forgets all revisions before the present one. */
  void compact() {
    try (EtcdStore store = EtcdStore.open(options())) {
      ctl("compact", Long.toString(store.list("/").revision()));
    }
  }

  /** The index of the member that leads. */
  int leader() {
    for (int i = 0; i < members.size(); i++) {
      // 10.0.0.1:2379, 8e9e05c52164694d, 3.4.23, 20 kB, true, false, 2, 8, 8,
      String[] status = ctlAt(members.get(i).url(), "endpoint", "status").split(", ", -1);
      if (status[4].equals("true")) {
        return i;
      }
    }
    throw new AssertionError("no member leads");
  }

  /** Waits until it answers. */
  void awaitAnswer() {
    EtcdOptions patient = options().withTimeouts(Duration.ofSeconds(2), Duration.ofMillis(500));
    for (int attempt = 0; ; attempt++) {
      try (EtcdStore store = EtcdStore.open(patient)) {
        assertThat(store.list("/none/").entries()).isEmpty();
        return;
      } catch (StoreException e) {
        assertThat(attempt).as("etcd is up; last: %s; %s", e.getMessage(), logs()).isLessThan(200);
        Pause.of(Duration.ofMillis(50));
      }
    }
  }

  @Override
  public void close() {
    killAll();
    Runtime.getRuntime().removeShutdownHook(lastResort);
    EtcdProcess.delete(directory);
  }

  private String urls() {
    return members.stream().map(EtcdMember::url).collect(Collectors.joining(","));
  }

  private void killAll() {
    members.forEach(EtcdMember::kill);
  }

  private String logs() {
    return EtcdProcess.output(List.of("sh", "-c", "tail -n 5 '" + directory + "'/*.log"), Map.of());
  }

  private static EtcdCluster started(int size, boolean secure, String... flags) {
    EtcdCluster cluster = new EtcdCluster(temporaryDirectory(), size, secure, List.of(flags));
    try {
      cluster.members.forEach(EtcdMember::start);
      cluster.awaitAnswer();
      return cluster;
    } catch (RuntimeException | Error e) {
      cluster.close();
      throw e;
    }
  }

  private static Certificates certificates(Path directory) {
    Certificates certificates = Certificates.in(directory);
    certificates.sign("server", "IP:127.0.0.1,DNS:etcd.test");
    certificates.sign("client", "DNS:host.test");
    return certificates;
  }

  private static Path temporaryDirectory() {
    try {
      return Files.createTempDirectory("tweed-etcd");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
