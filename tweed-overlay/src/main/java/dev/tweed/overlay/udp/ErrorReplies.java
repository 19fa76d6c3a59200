package dev.tweed.overlay.udp;

import dev.tweed.linux.tunnel.IoVectors;
import dev.tweed.linux.tunnel.PacketBuffer;
import java.util.function.Predicate;

/**
 * Answers packets that cannot go on with ICMP errors, where that is allowed and not too often. The
 * errors go into this host's kernel, which knows the way to whoever sent the packet. Not safe for
 * use by two threads.
 */
final class ErrorReplies {

  private final Predicate<IoVectors> link;
  private final IcmpError error;
  private final ErrorBudget budget;

  /**
   * @param link writes a packet into the kernel; false when it was refused
   */
  ErrorReplies(Predicate<IoVectors> link, IcmpError error, ErrorBudget budget) {
    this.link = link;
    this.error = error;
    this.budget = budget;
  }

  /** Answers a sound packet, or not. */
  void about(PacketBuffer packet, int at, IcmpError.Reason reason) {
    if (IcmpError.isAllowed(packet, at) && budget.spend()) {
      var _ = link.test(error.about(packet, at, reason)); // an error lost is no loss
    }
  }
}
