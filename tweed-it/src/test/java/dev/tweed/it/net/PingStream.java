package dev.tweed.it.net;

import dev.tweed.linux.Poll;
import dev.tweed.linux.Ticker;
import dev.tweed.linux.ping.Ping;
import dev.tweed.linux.ping.PingOutcome;
import dev.tweed.linux.ping.PingSocket;
import dev.tweed.linux.ping.SentPing;
import dev.tweed.net.IpAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One container pings another all the time, about a thousand times a second, and notes when which
 * echo was answered.
 */
public final class PingStream implements AutoCloseable {

  private static final Duration PACE = Duration.ofMillis(1);
  private static final Duration LAST_ANSWERS = Duration.ofMillis(500);

  private record Echo(SentPing ping, long sentAt) {}

  private final Ticker ticker;
  private final PingSocket socket;
  private final Ping ping;
  private final Thread thread;
  private final List<Echo> echoes = new ArrayList<>();
  private boolean closed;

  private PingStream(LabContainer from, IpAddress to, Ticker ticker) {
    this.ticker = ticker;
    this.ping = Ping.to(to);
    this.socket = PingSocket.open(from.netns(), to.family(), ticker);
    this.thread = Thread.ofPlatform().daemon().name("ping " + to).start(this::run);
  }

  public static PingStream start(LabContainer from, IpAddress to, Ticker ticker) {
    return new PingStream(from, to, ticker);
  }

  private void run() {
    Poll poll = new Poll(socket.fd());
    while (sendNext()) {
      long next = ticker.nanos() + PACE.toNanos();
      for (long left = PACE.toNanos(); left > 0; left = next - ticker.nanos()) {
        poll.await(Duration.ofNanos(left));
        collect();
      }
    }
  }

  private synchronized boolean sendNext() {
    if (!closed) {
      echoes.add(new Echo(socket.send(ping), ticker.nanos()));
    }
    return !closed;
  }

  private synchronized void collect() {
    socket.collect();
    notifyAll();
  }

  /**
   * Waits until an echo that was sent after a moment has been answered.
   *
   * @return when the answer came; empty when none has come by the deadline
   */
  public synchronized Optional<Long> answerAfter(long moment, long deadline)
      throws InterruptedException {
    Optional<Long> answer = firstAnswer(moment);
    while (answer.isEmpty() && deadline - ticker.nanos() > 0) {
      wait(Math.max(1, (deadline - ticker.nanos()) / 1_000_000));
      answer = firstAnswer(moment);
    }
    return answer;
  }

  private Optional<Long> firstAnswer(long moment) {
    return echoes.stream()
        .filter(echo -> echo.sentAt - moment >= 0)
        .flatMap(echo -> answeredAt(echo).stream())
        .findFirst();
  }

  private static Optional<Long> answeredAt(Echo echo) {
    return echo.ping.outcome() instanceof PingOutcome.Reply reply
        ? Optional.of(echo.sentAt + reply.roundTrip().toNanos())
        : Optional.empty();
  }

  /** How many echoes were sent. */
  public synchronized int sent() {
    return echoes.size();
  }

  /**
   * Stops sending, waits for the last answers, and counts the echoes that had none.
   *
   * @param since only those sent from then on
   */
  public long finish(long since) {
    close();
    PingSocket.settle(List.of(socket), LAST_ANSWERS, ticker);
    socket.close();
    return echoes.stream()
        .filter(echo -> echo.sentAt - since >= 0 && answeredAt(echo).isEmpty())
        .count();
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
