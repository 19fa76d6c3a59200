package dev.tweed.linux.ping;

import dev.tweed.linux.Errno;
import dev.tweed.linux.Fd;
import dev.tweed.linux.Netns;
import dev.tweed.linux.Poll;
import dev.tweed.linux.Ticker;
import dev.tweed.linux.internal.Function;
import dev.tweed.linux.internal.LibC;
import dev.tweed.linux.internal.Memory;
import dev.tweed.net.IpFamily;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Asks for ICMP echoes and gathers the answers, up to 65,536 in flight: a datagram "ping socket".
 * It stays in the namespace it was opened in; one thread at a time uses it. One thread serves many
 * sockets: send on each, then {@link #settle} them all.
 *
 * <p>Source: icmp(7), net/ipv4/ping.c. The kernel chooses the echo's identifier and hands each
 * socket only its own answers.
 */
public final class PingSocket implements AutoCloseable {

  private static final int SEND_ATTEMPTS = 3;
  private static final int RECEIVE_ATTEMPTS = 16;
  private static final int HEADER = 8;

  private final PingFamily family;
  private final Ticker ticker;
  private final Fd fd;
  private final PingMessage message;
  private final ByteBuffer address = Memory.allocate(28);
  private final Map<Integer, SentPing> inFlight = new HashMap<>();
  private ByteBuffer packet = Memory.allocate(2048);
  private int nextSequence = 1;

  private PingSocket(PingFamily family, Ticker ticker) {
    this.family = family;
    this.ticker = ticker;
    this.fd = family.open();
    this.message = new PingMessage(family);
  }

  /**
   * Opens a socket in the calling thread's namespace.
   *
   * @throws dev.tweed.linux.KernelException EACCES when the namespace's {@code
   *     net.ipv4.ping_group_range}, which rules both families, leaves the process's group out
   */
  public static PingSocket open(IpFamily family, Ticker ticker) {
    return new PingSocket(PingFamily.of(family), ticker);
  }

  /** Opens a socket in a given namespace. */
  public static PingSocket open(Netns netns, IpFamily family, Ticker ticker) {
    return netns.call(() -> open(family, ticker));
  }

  /** Sends. A refusal by this host's own kernel is the outcome at once. */
  public SentPing send(Ping ping) {
    if (ping.destination().family() != family.family) {
      throw new IllegalArgumentException(ping + " over an " + family.family + " socket");
    }
    family.allowFragments(fd, ping.fragments());
    int sequence = nextSequence++ & 0xFFFF;
    write(ping, sequence);
    SentPing sent = new SentPing(ping, ticker.nanos());
    inFlight.put(sequence, sent);
    int result = transmit(ping);
    if (result < 0) {
      inFlight.remove(sequence);
      sent.settle(refusal(new Errno(-result)));
    }
    return sent;
  }

  private void write(Ping ping, int sequence) {
    int length = HEADER + ping.payloadBytes();
    if (packet.capacity() < length) {
      packet = Memory.allocate(length);
    }
    packet.clear().put((byte) family.echoRequest).put((byte) 0).putShort((short) 0);
    packet.putShort((short) 0).put((byte) (sequence >>> 8)).put((byte) sequence);
    packet.position(0).limit(length);
  }

  /** A socket reports an earlier echo's ICMP error at the next send: that one is tried again. */
  private int transmit(Ping ping) {
    int addressBytes = family.writeAddress(address, ping.destination());
    int result = transmit(addressBytes);
    for (int attempt = 1; attempt < SEND_ATTEMPTS && result < 0; attempt++) {
      takeErrors();
      result = transmit(addressBytes);
    }
    return result;
  }

  private int transmit(int addressBytes) {
    long from = Memory.address(packet);
    long to = Memory.address(address);
    try {
      return LibC.call(Function.SENDTO, fd.number(), from, packet.limit(), 0, to, addressBytes);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  private PingOutcome refusal(Errno errno) {
    int mtu = takeErrors();
    return errno.equals(Errno.EMSGSIZE)
        ? new PingOutcome.TooBig(mtu)
        : new PingOutcome.Unreachable(errno);
  }

  /** Settles every echo whose answer or error has come in, without waiting. */
  public void collect() {
    takeErrors();
    boolean errorInTheWay = true; // one that takeErrors has seen, reported once more
    for (int attempt = 0; attempt < RECEIVE_ATTEMPTS && errorInTheWay; attempt++) {
      while (message.receive(fd)) {
        takeReply();
      }
      errorInTheWay = message.failed();
    }
    takeErrors();
  }

  private void takeReply() {
    if (message.type() != family.echoReply) {
      return;
    }
    SentPing sent = inFlight.remove(message.sequence());
    if (sent != null) {
      Duration roundTrip = Duration.ofNanos(ticker.nanos() - sent.sentAt());
      sent.settle(new PingOutcome.Reply(roundTrip, message.ttl()));
    }
  }

  /** Returns the MTU that the last error of this host itself told; 0 when there was none. */
  private int takeErrors() {
    int mtu = 0;
    while (message.receiveError(fd)) {
      PingOutcome error = message.error();
      SentPing sent =
          message.type() == family.echoRequest ? inFlight.remove(message.sequence()) : null;
      if (sent != null) {
        sent.settle(error);
      } else if (error instanceof PingOutcome.TooBig tooBig) {
        mtu = tooBig.mtu();
      }
    }
    return mtu;
  }

  /** How many echoes have no outcome yet. */
  public int inFlight() {
    return inFlight.size();
  }

  /** Readable, or in error, when {@link #collect} would settle something. */
  public Fd fd() {
    return fd;
  }

  /**
   * Waits until every echo of these sockets has its outcome, at most for {@code timeout}. Those
   * that then have none stay {@code NoReply}; a later {@link #collect} may still settle them.
   */
  public static void settle(Collection<PingSocket> sockets, Duration timeout, Ticker ticker) {
    Poll poll = new Poll(sockets.stream().map(PingSocket::fd).toArray(Fd[]::new));
    long deadline = ticker.nanos() + timeout.toNanos();
    long left = timeout.toNanos();
    while (left >= 0) {
      sockets.forEach(PingSocket::collect);
      if (sockets.stream().allMatch(socket -> socket.inFlight.isEmpty())) {
        return;
      }
      poll.await(Duration.ofNanos(left));
      left = deadline - ticker.nanos();
    }
    sockets.forEach(PingSocket::collect);
  }

  @Override
  public void close() {
    fd.close();
  }
}
