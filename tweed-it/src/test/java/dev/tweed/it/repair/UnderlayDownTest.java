package dev.tweed.it.repair;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * The link to the other hosts goes down and comes back. The kernel forgets its neighbours on it,
 * and asks for them again, at the earliest, while the link is not yet ready to carry the question:
 * the next one is due a second later ({@code net.ipv4.neigh.eth0.retrans_time_ms}).
 */
class UnderlayDownTest extends RepairCase {

  private static final Duration SECOND_QUESTION = Duration.ofSeconds(2);

  @Test
  void downAndUp() throws InterruptedException {
    heals(
        """
        ip link set eth0 down
        ip link set eth0 up
        ip addr replace fd00:33::11/64 dev eth0 nodad
        """,
        SECOND_QUESTION);
  }
}
