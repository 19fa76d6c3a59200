package dev.tweed.cluster;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Fields of a network configuration that mean nothing to Tweed: name to compact JSON, in the order
 * they were written.
 *
 * @param network beside {@code Network}
 * @param backend within {@code Backend}
 */
public record UnknownFields(Map<String, String> network, Map<String, String> backend) {

  public static final UnknownFields NONE = new UnknownFields(Map.of(), Map.of());

  public UnknownFields {
    network = Collections.unmodifiableMap(new LinkedHashMap<>(network));
    backend = Collections.unmodifiableMap(new LinkedHashMap<>(backend));
  }

  /** All names, those within the backend as {@code Backend.<name>}. */
  public List<String> names() {
    return Stream.concat(
            network.keySet().stream(), backend.keySet().stream().map(name -> "Backend." + name))
        .toList();
  }

  /** Names only: a value may be a key. */
  @Override
  public String toString() {
    return names().toString();
  }
}
