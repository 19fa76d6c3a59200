package dev.tweed.linux.ping;

/** A {@link Ping} on its way. Its outcome is {@code NoReply} until the socket learns another. */
public final class SentPing {

  private final Ping ping;
  private final long sentAt;
  private volatile PingOutcome outcome = new PingOutcome.NoReply();

  SentPing(Ping ping, long sentAt) {
    this.ping = ping;
    this.sentAt = sentAt;
  }

  public Ping ping() {
    return ping;
  }

  public PingOutcome outcome() {
    return outcome;
  }

  /** In nanoseconds of the socket's ticker. */
  long sentAt() {
    return sentAt;
  }

  void settle(PingOutcome known) {
    outcome = known;
  }

  @Override
  public String toString() {
    return ping + ": " + outcome;
  }
}
