package dev.tweed.cluster.etcd;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One etcd of a test: a child process with its data in a directory, on loopback. */
final class EtcdMember {

  private final String name;
  private final Path directory;
  private final int clientPort;
  private final Optional<Certificates> certificates;
  private final List<String> flags;
  private final String peers;
  private Optional<EtcdProcess> process = Optional.empty();

  /**
   * @param index 0 to 2
   * @param members how many there are
   */
  EtcdMember(
      Path directory,
      int index,
      int members,
      Optional<Certificates> certificates,
      List<String> flags) {
    this.name = name(index);
    this.directory = directory;
    this.clientPort = clientPort(index);
    this.certificates = certificates;
    this.flags = flags;
    List<String> all = new ArrayList<>();
    for (int i = 0; i < members; i++) {
      all.add(name(i) + "=http://127.0.0.1:" + (clientPort(i) + 1));
    }
    this.peers = String.join(",", all);
  }

  String url() {
    return (certificates.isPresent() ? "https" : "http") + "://127.0.0.1:" + clientPort;
  }

  void start() {
    List<String> command =
        new ArrayList<>(
            List.of(
                "etcd",
                "--name=" + name,
                "--data-dir=" + data(),
                "--listen-client-urls=" + url(),
                "--advertise-client-urls=" + url(),
                "--listen-peer-urls=http://127.0.0.1:" + (clientPort + 1),
                "--initial-advertise-peer-urls=http://127.0.0.1:" + (clientPort + 1),
                "--initial-cluster=" + peers,
                "--logger=zap",
                "--log-level=warn"));
    certificates.ifPresent(files -> {
      command.add("--cert-file=" + files.certificate("server"));
      command.add("--key-file=" + files.key("server"));
      command.add("--trusted-ca-file=" + files.ca());
      command.add("--client-cert-auth");
    });
    command.addAll(flags);
    process = Optional.of(EtcdProcess.server(command, directory.resolve(name + ".log")));
  }

  /** SIGKILL. */
  void kill() {
    process.ifPresent(EtcdProcess::kill);
    process = Optional.empty();
  }

  /** Deletes its data. It must not run. */
  void wipe() {
    if (Files.exists(data())) {
      EtcdProcess.delete(data());
    }
  }

  /** SIGSTOP: it accepts connections and says nothing. */
  void pause() {
    process.orElseThrow().pause();
  }

  void resume() {
    process.orElseThrow().resume();
  }

  private Path data() {
    return directory.resolve(name);
  }

  private static String name(int index) {
    return "m" + index;
  }

  private static int clientPort(int index) {
    return 2379 + 10 * index;
  }
}
