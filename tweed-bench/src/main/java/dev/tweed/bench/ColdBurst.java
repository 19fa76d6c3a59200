package dev.tweed.bench;

import java.io.IOException;
import java.util.List;

/**
 * A process in which thousands of remote hosts appear once, before anything is warm. Says {@code
 * ready}, the nanoseconds that took, and the processor time of the whole process until then.
 */
public final class ColdBurst {

  private ColdBurst() {}

  /**
   * @param args {@code tweed} or {@code bare}
   */
  public static void main(String[] args) throws IOException {
    Form form = Form.NEXTHOPS;
    List<Peer> peers = Peer.many(form.family(), BurstSuite.PEERS);
    if (args[0].equals("bare")) {
      try (BareBurst bare = new BareBurst(form, peers)) {
        say(bare.addAtOnce());
        bare.check();
      }
    } else {
      try (Overlay overlay = new Overlay(form)) {
        say(overlay.appear(peers, peers.size() * form.entriesPerPeer()));
        overlay.require(peers.size() * form.entriesPerPeer());
      }
    }
  }

  private static void say(long took) throws IOException {
    System.out.println("ready " + took + " " + Usage.cpuNanos());
    while (System.in.read() >= 0) {
      // what comes is of no interest, the end is
    }
  }
}
