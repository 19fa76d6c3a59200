package dev.tweed.overlay.udp;

import dev.tweed.linux.tunnel.IoVectors;
import dev.tweed.linux.tunnel.PacketBuffer;
import dev.tweed.linux.tunnel.VnetHeader;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Hands packets to the kernel, those of a flow that follow one another as one super-packet. The
 * order within a flow is kept. Packets stay where they are in memory until {@link #flush}. Not safe
 * for use by two threads.
 */
final class Coalescer {

  private static final int FLOWS = 8;

  private final Predicate<IoVectors> link;
  private final Counters counters;
  private final boolean udp;
  private final Run[] runs = new Run[FLOWS];
  private final PacketBuffer plain = new PacketBuffer(VnetHeader.BYTES);
  private final IoVectors alone = new IoVectors(2);

  /**
   * @param link writes a packet behind its {@link VnetHeader}; false when it was refused
   * @param udp whether the link takes super-packets of UDP
   */
  Coalescer(Predicate<IoVectors> link, Counters counters, boolean udp) {
    this.link = link;
    this.counters = counters;
    this.udp = udp;
    for (int i = 0; i < FLOWS; i++) {
      runs[i] = new Run();
    }
  }

  /** Takes a sound packet. */
  void add(PacketBuffer buffer, int at) {
    Transport transport = Mergeable.as(buffer, at, udp);
    Run same = runOf(buffer, at);
    if (transport == null) {
      if (same != null) {
        write(same);
      }
      writeAlone(buffer, at);
    } else if (same != null && same.accepts(buffer, at)) {
      same.add(buffer, at);
    } else {
      Run free = same != null ? same : freeRun();
      write(free);
      free.begin(buffer, at, transport);
    }
  }

  private @Nullable Run runOf(PacketBuffer buffer, int at) {
    int header = Ipv4.headerLength(buffer, at);
    if (Ipv4.totalLength(buffer, at) < header + 4 || Ipv4.isLaterFragment(buffer, at)) {
      return null;
    }
    for (Run run : runs) {
      if (run.isFlowOf(buffer, at)) {
        return run;
      }
    }
    return null;
  }

  private Run freeRun() {
    for (Run run : runs) {
      if (run.isEmpty()) {
        return run;
      }
    }
    flush();
    return runs[0];
  }

  private void writeAlone(PacketBuffer buffer, int at) {
    alone.clear();
    alone.add(plain, 0, VnetHeader.BYTES);
    alone.add(buffer, at, Ipv4.totalLength(buffer, at));
    write(alone, 1);
  }

  /** Hands over what was held back. */
  void flush() {
    for (Run run : runs) {
      write(run);
    }
  }

  private void write(Run run) {
    if (!run.isEmpty()) {
      int packets = run.packets();
      write(run.finish(), packets);
    }
  }

  private void write(IoVectors packet, int packets) {
    counters.add(link.test(packet) ? Count.RECEIVED : Count.LINK_REFUSED, packets);
  }
}
