package dev.tweed.agent.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * Tells whoever asks by HTTP how the service is: {@code /healthz}, {@code /readyz}, {@code
 * /metrics}. One request at a time.
 */
final class HealthServer implements AutoCloseable {

  /**
   * A page.
   *
   * @param well whether it is good news: 200, else 503
   */
  record Page(boolean well, String text) {}

  private static final String PLAIN = "text/plain; charset=utf-8";

  private final HttpServer server;

  /**
   * Begins to listen.
   *
   * @throws UncheckedIOException when it cannot
   */
  HealthServer(
      InetSocketAddress address,
      Supplier<Page> health,
      Supplier<Page> readiness,
      Supplier<String> metrics) {
    try {
      server = HttpServer.create(address, 0);
    } catch (IOException e) {
      throw new UncheckedIOException("listen on " + address, e);
    }
    page("/healthz", PLAIN, health);
    page("/readyz", PLAIN, readiness);
    page("/metrics", Exposition.CONTENT_TYPE, () -> new Page(true, metrics.get()));
    server.start();
  }

  private void page(String path, String type, Supplier<Page> content) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            answer(exchange, path, type, content);
          }
        });
  }

  private static void answer(
      HttpExchange exchange, String path, String type, Supplier<Page> content) throws IOException {
    if (!exchange.getRequestURI().getPath().equals(path)) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    Page page = content.get();
    byte[] body = page.text().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(page.well() ? 200 : 503, body.length);
    exchange.getResponseBody().write(body);
  }

  /** Where it listens, with the port the kernel chose if 0 was asked for. */
  InetSocketAddress address() {
    return server.getAddress();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
