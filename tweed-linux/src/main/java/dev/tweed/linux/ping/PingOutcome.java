package dev.tweed.linux.ping;

import dev.tweed.linux.Errno;
import java.time.Duration;
import java.util.OptionalInt;

/** What became of a {@link Ping}. */
public sealed interface PingOutcome {

  /**
   * The destination answered.
   *
   * @param ttl the answer's time to live or hop limit on arrival, 1 to 255
   */
  record Reply(Duration roundTrip, OptionalInt ttl) implements PingOutcome {}

  /**
   * The packet does not fit a link on the way, this host's or, as an ICMP error told, another's.
   *
   * @param mtu the largest packet that does, in bytes; 0 when the error did not tell
   */
  record TooBig(int mtu) implements PingOutcome {}

  /**
   * This host or one on the way cannot deliver: ENETUNREACH without a route, EHOSTUNREACH without
   * an answering neighbour or after the last hop, EACCES or EPERM where a rule forbids it.
   */
  record Unreachable(Errno errno) implements PingOutcome {}

  /** Nothing came back yet. */
  record NoReply() implements PingOutcome {}
}
