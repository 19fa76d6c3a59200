package dev.tweed.linux.route;

import dev.tweed.linux.netlink.AttributeCursor;
import dev.tweed.linux.netlink.MessageWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A link's counters since it was created. Wire form: {@code struct rtnl_link_stats64}, u64 each;
 * newer kernels append counters. Source: uapi/linux/if_link.h.
 */
public final class LinkStatistics {

  private static final int KNOWN = 25;

  private final long[] counters;

  private LinkStatistics(long[] counters) {
    this.counters = counters;
  }

  public long rxPackets() {
    return counters[0];
  }

  public long txPackets() {
    return counters[1];
  }

  public long rxBytes() {
    return counters[2];
  }

  public long txBytes() {
    return counters[3];
  }

  public long rxErrors() {
    return counters[4];
  }

  public long txErrors() {
    return counters[5];
  }

  public long rxDropped() {
    return counters[6];
  }

  public long txDropped() {
    return counters[7];
  }

  public long multicast() {
    return counters[8];
  }

  public long collisions() {
    return counters[9];
  }

  /** Lost for want of receive buffers. */
  public long rxMissed() {
    return counters[15];
  }

  /** Frames for other MAC addresses. */
  public long rxOtherHost() {
    return counters[24];
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LinkStatistics statistics
        && Arrays.equals(counters, statistics.counters);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(counters);
  }

  @Override
  public String toString() {
    return "rx "
        + rxPackets()
        + " packets "
        + rxBytes()
        + " bytes "
        + rxDropped()
        + " dropped, tx "
        + txPackets()
        + " packets "
        + txBytes()
        + " bytes "
        + txDropped()
        + " dropped";
  }

  static final class Form implements WireForm<LinkStatistics> {
    @Override
    public LinkStatistics read(AttributeCursor cursor) {
      int count = cursor.length() / Long.BYTES;
      long[] counters = new long[Math.max(KNOWN, count)];
      for (int i = 0; i < count; i++) {
        counters[i] = cursor.u64At(i * Long.BYTES);
      }
      return new LinkStatistics(counters);
    }

    @Override
    public void write(MessageWriter out, int type, LinkStatistics value) {
      int start = out.beginNest(type);
      for (long counter : value.counters) {
        out.u64(counter);
      }
      out.endNest(start);
    }
  }
}
