package dev.tweed.overlay.udp;

import dev.tweed.linux.tunnel.PacketBuffer;

/**
 * Answers packets that cannot go on with ICMP errors, where that is allowed and not too often. Not
 * safe for use by two threads.
 */
final class ErrorReplies {

  /** Sends an ICMP message as this host. */
  @FunctionalInterface
  interface Sender {
    /** Returns whether it was sent. */
    boolean send(int to, PacketBuffer message, int from, int length);
  }

  private final Sender sender;
  private final ErrorBudget budget;
  private final IcmpError error = new IcmpError();

  ErrorReplies(Sender sender, ErrorBudget budget) {
    this.sender = sender;
    this.budget = budget;
  }

  /** Answers a sound packet, or not. */
  void about(PacketBuffer packet, int at, IcmpError.Reason reason) {
    if (IcmpError.isAllowed(packet, at) && budget.spend()) {
      int length = error.write(packet, at, reason);
      var _ = sender.send(Ipv4.source(packet, at), error.message(), 0, length); // lost is no loss
    }
  }
}
