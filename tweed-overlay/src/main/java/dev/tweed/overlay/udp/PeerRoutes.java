package dev.tweed.overlay.udp;

import dev.tweed.linux.tunnel.Endpoint;
import dev.tweed.net.IpPrefix;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which peer has the longest prefix that an address is in. Immutable.
 *
 * <p>Prefixes are laid flat when the table is made: the 2^32 addresses fall into stretches, each
 * with one answer, so that a look-up is one binary search in an array and makes no objects.
 */
final class PeerRoutes {

  /** The answer when no peer has the address. */
  static final long NONE = -1;

  static final PeerRoutes EMPTY = of(Map.of());

  private static final long END = 1L << 32;

  private final int[] starts; // in the order of signed numbers, see flipped()
  private final long[] peers;

  private PeerRoutes(List<Stretch> stretches) {
    starts = stretches.stream().mapToInt(s -> flipped((int) s.start)).toArray();
    peers = stretches.stream().mapToLong(Stretch::peer).toArray();
  }

  private record Stretch(long start, long peer) {}

  private record Open(long end, long peer) {}

  /** The table of these prefixes, all of IPv4. */
  static PeerRoutes of(Map<IpPrefix, Endpoint> routes) {
    List<Stretch> stretches = new ArrayList<>();
    Deque<Open> around = new ArrayDeque<>();
    around.push(new Open(END, NONE));
    begin(stretches, 0, NONE);
    new TreeMap<>(routes)
        .forEach((prefix, endpoint) -> {
          long start = prefix.network().address().low();
          closeUpTo(start, around, stretches);
          begin(stretches, start, endpoint.packed());
          around.push(new Open(start + (END >>> prefix.length()), endpoint.packed()));
        });
    closeUpTo(END - 1, around, stretches);
    return new PeerRoutes(stretches);
  }

  /** Where a prefix ends, the one around it goes on. */
  private static void closeUpTo(long start, Deque<Open> around, List<Stretch> stretches) {
    while (around.getFirst().end <= start) {
      long end = around.pop().end;
      begin(stretches, end, around.getFirst().peer);
    }
  }

  private static void begin(List<Stretch> stretches, long start, long peer) {
    if (!stretches.isEmpty() && stretches.getLast().start == start) {
      stretches.removeLast();
    }
    stretches.add(new Stretch(start, peer));
  }

  /** The peer, as a packed {@link Endpoint}, or {@link #NONE}. */
  long find(int address) {
    int index = Arrays.binarySearch(starts, flipped(address));
    return peers[index >= 0 ? index : -index - 2];
  }

  /** Unsigned numbers compare as signed ones do once their highest bit is flipped. */
  private static int flipped(int address) {
    return address ^ Integer.MIN_VALUE;
  }
}
