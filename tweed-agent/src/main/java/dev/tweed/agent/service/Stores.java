package dev.tweed.agent.service;

import dev.tweed.cluster.embedded.EmbeddedStore;
import dev.tweed.cluster.store.ClusterStore;
import java.nio.file.Path;

/**
 * Where the store is, as a URL says it: {@code embedded:/var/lib/tweed}. The only place that knows
 * which stores there are.
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
   * Opens the store.
   *
   * @throws dev.tweed.cluster.store.StoreException when it cannot be opened
   */
  ClusterStore open();

  /**
   * Reads a URL.
   *
   * @throws IllegalArgumentException with the rule
   */
  static Stores parse(String url) {
    String scheme = "embedded:";
    if (!url.startsWith(scheme) || !url.startsWith("/", scheme.length())) {
      throw new IllegalArgumentException(
          "must be embedded:DIRECTORY, such as embedded:/var/lib/tweed");
    }
    return new Embedded(Path.of(url.substring(scheme.length())));
  }
}
