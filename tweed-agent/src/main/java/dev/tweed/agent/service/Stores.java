package dev.tweed.agent.service;

import dev.tweed.cluster.embedded.EmbeddedStore;
import dev.tweed.cluster.etcd.EtcdOptions;
import dev.tweed.cluster.etcd.EtcdStore;
import dev.tweed.cluster.etcd.EtcdTls;
import dev.tweed.cluster.etcd.EtcdUser;
import dev.tweed.cluster.store.ClusterStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the store is: {@code embedded:/var/lib/tweed}, {@code etcd:https://h1:2379,https://h2:2379}
 * with certificates and user beside it. The only place that knows which stores there are.
 */
public sealed interface Stores {

  /** A store in a directory, for one process on one host. */
  record Embedded(Path directory) implements Stores {
    @Override
    public ClusterStore open() {
      return EmbeddedStore.open(directory);
    }

    @Override
    public String toString() {
      return "embedded:" + directory;
    }
  }

  /**
   * etcd, for many hosts.
   *
   * @param endpoints as said, for people
   */
  record Etcd(String endpoints, EtcdOptions options) implements Stores {
    @Override
    public ClusterStore open() {
      return EtcdStore.open(options);
    }

    @Override
    public String toString() {
      return "etcd:" + endpoints;
    }
  }

  /**
   * Opens the store.
   *
   * @throws dev.tweed.cluster.store.StoreException when it cannot be opened
   */
  ClusterStore open();

  /**
   * The store that was said.
   *
   * @throws SettingsException naming where it was said, the value and the rule
   */
  static Stores of(Settings settings) {
    return settings.required(Setting.STORE, url -> parse(url, settings));
  }

  private static Stores parse(String url, Settings settings) {
    int colon = url.indexOf(':');
    String scheme = colon < 0 ? "" : url.substring(0, colon);
    String rest = url.substring(colon + 1);
    if (scheme.equals("etcd")) {
      return new Etcd(rest, etcd(rest, settings));
    }
    if (!scheme.equals("embedded") || !rest.startsWith("/")) {
      throw new IllegalArgumentException(
          "must be embedded:DIRECTORY, such as embedded:/var/lib/tweed, or etcd:URL,URL…, such as"
              + " etcd:https://10.0.0.1:2379");
    }
    return new Embedded(Path.of(rest));
  }

  private static EtcdOptions etcd(String endpoints, Settings settings) {
    EtcdOptions plain = EtcdOptions.of(endpoints);
    EtcdTls files =
        new EtcdTls(
            settings.parsed(Setting.ETCD_CA, Path::of),
            settings.parsed(Setting.ETCD_CERT, Path::of),
            settings.parsed(Setting.ETCD_KEY, Path::of),
            settings.text(Setting.ETCD_SERVER_NAME));
    boolean none =
        files.equals(
            new EtcdTls(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    EtcdOptions secured = none ? plain : plain.withTls(files);
    return settings
        .text(Setting.ETCD_USER)
        .map(name -> secured.withUser(new EtcdUser(name, password(settings))))
        .orElse(secured);
  }

  private static String password(Settings settings) {
    return settings.required(
        Setting.ETCD_PASSWORD_FILE,
        file -> {
          try {
            return Files.readString(Path.of(file)).strip();
          } catch (IOException e) {
            throw new IllegalArgumentException("cannot be read: " + e, e);
          }
        });
  }
}
