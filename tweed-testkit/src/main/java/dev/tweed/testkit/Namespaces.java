package dev.tweed.testkit;

import dev.tweed.linux.Netns;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The namespaces of one test, by name. All go when the test ends. From any thread. */
public final class Namespaces implements AutoCloseable {

  /** The name of the namespace the test itself runs in. */
  public static final String OWN = "test";

  private final Supplier<Netns> factory;
  private final Map<String, Netns> byName = new LinkedHashMap<>();

  Namespaces(Supplier<Netns> factory) {
    this.factory = factory;
  }

  /**
   * Makes a namespace: a host, a container, a switch of the test's little network. Nobody else may
   * close it.
   *
   * @throws IllegalArgumentException when the name is taken
   */
  public synchronized Netns create(String name) {
    if (byName.containsKey(name)) {
      throw new IllegalArgumentException("there is a namespace \"" + name + "\" already");
    }
    Netns netns = factory.get();
    byName.put(name, netns);
    return netns;
  }

  /** The one the test itself runs in. */
  synchronized Netns own() {
    return Objects.requireNonNull(byName.get(OWN), "the test has ended");
  }

  /** What each holds, in the words of {@code ip}, for a person to read. */
  synchronized String report() {
    return byName.entrySet().stream()
        .map(each -> NamespaceReport.of(each.getKey(), each.getValue()))
        .collect(Collectors.joining());
  }

  @Override
  public synchronized void close() {
    byName.values().forEach(Netns::close);
    byName.clear();
  }
}
