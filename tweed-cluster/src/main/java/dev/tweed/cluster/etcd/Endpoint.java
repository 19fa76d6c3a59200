package dev.tweed.cluster.etcd;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * A client URL of an etcd member: {@code https://10.0.0.5:2379}.
 *
 * @param secure {@code https}
 * @param host name or address; IPv6 without brackets
 * @param port 1 to 65535
 */
public record Endpoint(boolean secure, String host, int port) {

  private static final int ETCD_PORT = 2379;

  /**
   * Reads a URL; without a port it is etcd's 2379.
   *
   * @throws IllegalArgumentException naming the text and the rule
   */
  public static Endpoint parse(String text) {
    URI uri = uri(text);
    if (!"http".equals(uri.getScheme()) && !"https".equals(uri.getScheme())) {
      throw wrong(text, "must start with http:// or https://");
    }
    if (uri.getHost() == null) {
      throw wrong(text, "must name a host, such as https://10.0.0.5:2379");
    }
    if (!isBare(uri)) {
      throw wrong(text, "must have nothing but host and port");
    }
    int port = uri.getPort() < 0 ? ETCD_PORT : uri.getPort();
    if (port < 1 || port > 65_535) {
      throw wrong(text, "port must be between 1 and 65535");
    }
    String host = uri.getHost().replaceAll("[\\[\\]]", "");
    return new Endpoint("https".equals(uri.getScheme()), host, port);
  }

  /** The URL. */
  @Override
  public String toString() {
    String name = host.contains(":") ? "[" + host + "]" : host;
    return (secure ? "https://" : "http://") + name + ":" + port;
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw wrong(text, "is no URL: " + e.getReason());
    }
  }

  private static boolean isBare(URI uri) {
    String path = Optional.ofNullable(uri.getPath()).orElse("");
    return (path.isEmpty() || path.equals("/"))
        && uri.getQuery() == null
        && uri.getFragment() == null
        && uri.getUserInfo() == null;
  }

  private static IllegalArgumentException wrong(String text, String rule) {
    return new IllegalArgumentException("etcd endpoint \"%s\": %s".formatted(text, rule));
  }
}
