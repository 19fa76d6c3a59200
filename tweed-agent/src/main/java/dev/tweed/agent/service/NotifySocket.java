package dev.tweed.agent.service;

import dev.tweed.linux.KernelException;
import dev.tweed.linux.UnixDatagram;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where whoever started the service wants to hear how it is doing: systemd, or nobody. From any
 * thread. Source: sd_notify(3), sd_watchdog_enabled(3).
 */
public final class NotifySocket {

  private static final Logger LOG = LoggerFactory.getLogger(NotifySocket.class);

  private final Optional<String> address;
  private final Optional<Duration> watchdog;

  private NotifySocket(Optional<String> address, Optional<Duration> watchdog) {
    this.address = address;
    this.watchdog = watchdog;
  }

  /**
   * As the environment says.
   *
   * @param pid this process, for which alone the watchdog may be meant
   */
  public static NotifySocket of(Map<String, String> environment, long pid) {
    String watched = environment.getOrDefault("WATCHDOG_PID", "");
    boolean meant = watched.isEmpty() || watched.equals(Long.toString(pid));
    return new NotifySocket(
        Optional.ofNullable(environment.get("NOTIFY_SOCKET")).filter(text -> !text.isEmpty()),
        Optional.ofNullable(environment.get("WATCHDOG_USEC"))
            .filter(text -> meant && text.matches("[1-9]\\d*"))
            .map(text -> Duration.of(Long.parseLong(text), ChronoUnit.MICROS)));
  }

  /** How long it waits for a {@link #alive} before it kills us; absent when it does not. */
  public Optional<Duration> watchdog() {
    return watchdog;
  }

  /** The service does what it is for. */
  public void ready(String status) {
    tell("READY=1\n" + status(status));
  }

  /** How things are, in one line. */
  public void telling(String status) {
    tell(status(status));
  }

  public void stopping() {
    tell("STOPPING=1");
  }

  public void alive() {
    tell("WATCHDOG=1");
  }

  private static String status(String text) {
    return "STATUS=" + text.replace('\n', ' ');
  }

  private void tell(String message) {
    if (address.isEmpty()) {
      return;
    }
    try (UnixDatagram socket = UnixDatagram.open()) {
      socket.send(address.get(), message.getBytes(StandardCharsets.UTF_8));
    } catch (KernelException | IllegalArgumentException e) {
      LOG.warn("cannot tell the service manager: {}", e.getMessage());
    }
  }
}
