package dev.tweed.overlay.udp;

/**
 * Guesses that a packet comes alone, as in a conversation of questions and answers, so that one
 * need not ask the kernel for another one in vain. It is asked again after some packets all the
 * same. Not safe for use by two threads.
 */
final class Conversation {

  private static final int TRUST = 7;

  private int guesses;

  /** Nothing was left after so many packets. */
  void ended(int packets) {
    guesses = packets == 1 ? TRUST : 0;
  }

  /** Whether the packet just read is taken for the only one. */
  boolean expectsNoMore() {
    return guesses > 0 && guesses-- > 0;
  }
}
