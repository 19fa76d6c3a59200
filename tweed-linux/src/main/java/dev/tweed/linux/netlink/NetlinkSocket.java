package dev.tweed.linux.netlink;

import dev.tweed.linux.Errno;
import dev.tweed.linux.KernelException;
import dev.tweed.linux.Netns;
import dev.tweed.linux.netlink.NetlinkTransport.Received;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A connection to one part of the kernel, such as rtnetlink: requests out, answers back.
 *
 * <p>It stays in the network namespace it was opened in, whichever thread uses it; one thread at a
 * time does. The kernel carries a request out during the send, so an answer is there when a send
 * returns and no receive here ever waits for an event.
 *
 * <p>Extended acks, capped acks and strict checking are on. Source: netlink(7),
 * uapi/linux/netlink.h.
 */
public final class NetlinkSocket implements AutoCloseable {

  /** A refusal in the receive queue is charged with about 1 KiB; twice that is on the safe side. */
  private static final int BYTES_PER_REFUSAL = 2 << 10;

  private static final int LARGEST_SEND = 1 << 20;
  private static final int DUMP_ATTEMPTS = 20;

  private final NetlinkTransport transport;
  private final int requestsPerSend;
  private final MessageWriter writer = new MessageWriter();
  private int sequence = 1;

  /** Speaks over a transport, which is closed with this object. */
  public NetlinkSocket(NetlinkTransport transport) {
    this.transport = transport;
    requestsPerSend = Math.max(1, transport.receiveBuffer() / BYTES_PER_REFUSAL);
  }

  /**
   * Opens a socket in the calling thread's namespace.
   *
   * @param protocol a constant of {@link Netlink}, such as {@link Netlink#ROUTE}
   */
  public static NetlinkSocket open(int protocol) {
    return new NetlinkSocket(NetlinkSockets.open(protocol));
  }

  /** Opens a socket in a given namespace. */
  public static NetlinkSocket open(Netns netns, int protocol) {
    return netns.call(() -> open(protocol));
  }

  /**
   * Carries out one request.
   *
   * @throws NetlinkException when the kernel refuses
   */
  public void execute(NetlinkRequest request) {
    executeAll(List.of(request)).requireSuccess();
  }

  /**
   * Carries out requests in order, many to a send. A refused one does not stop those behind it.
   * Only the last request of each send asks for an ack: refusals come without asking.
   */
  public BatchResult executeAll(List<? extends NetlinkRequest> requests) {
    List<BatchResult.Refusal> refusals = new ArrayList<>();
    int from = 0;
    while (from < requests.size()) {
      from = sendSome(requests, from, refusals);
    }
    return new BatchResult(requests.size(), refusals);
  }

  private int sendSome(
      List<? extends NetlinkRequest> requests, int from, List<BatchResult.Refusal> refusals) {
    writer.truncate(0);
    int firstSequence = sequence;
    int end = from;
    int last = 0;
    while (end < requests.size()
        && end - from < requestsPerSend
        && writer.length() < LARGEST_SEND) {
      last = write(requests.get(end++), 0);
    }
    writer.orFlags(last, Netlink.ACK);
    int lastSequence = sequence - 1;
    transport.send(writer.written());
    boolean[] done = {false};
    while (!done[0]) {
      receive(message -> {
        int index = from + message.sequence() - firstSequence;
        if (index < from || message.sequence() > lastSequence) {
          return; // an answer to a request that was given up earlier
        }
        int error = message.type() == Netlink.NLMSG_ERROR ? error(message) : 0;
        if (error != 0) {
          NetlinkException reason = refusal(requests.get(index), error, message);
          refusals.add(new BatchResult.Refusal(index, reason));
        }
        done[0] |= message.sequence() == lastSequence;
      });
    }
    return end;
  }

  /**
   * Carries out requests that belong together, such as an nftables transaction: in one send,
   * however large, and without acks. What the kernel refuses is there when the send returns.
   *
   * @throws KernelException EMSGSIZE when they do not fit into the socket's send buffer
   */
  public BatchResult executeAtOnce(List<? extends NetlinkRequest> requests) {
    writer.truncate(0);
    int firstSequence = sequence;
    requests.forEach(request -> write(request, 0));
    transport.send(writer.written());
    List<BatchResult.Refusal> refusals = new ArrayList<>();
    Received received;
    while ((received =
            transport.receive(
                false,
                message -> {
                  int index = message.sequence() - firstSequence;
                  int error = message.type() == Netlink.NLMSG_ERROR ? error(message) : 0;
                  if (error != 0 && index >= 0 && index < requests.size()) {
                    NetlinkException reason = refusal(requests.get(index), error, message);
                    refusals.add(new BatchResult.Refusal(index, reason));
                  }
                }))
        != Received.NOTHING) {
      if (received == Received.OVERRUN && refusals.isEmpty()) {
        throw answersLost();
      }
    }
    return new BatchResult(requests.size(), refusals);
  }

  /**
   * Asks for one object and hands the answer to {@code handler}.
   *
   * @throws NetlinkException when the kernel refuses; ENODEV, ENOENT or ESRCH when there is none
   */
  public void query(NetlinkRequest request, Consumer<NetlinkMessage> handler) {
    exchange(request, Netlink.ACK, handler);
  }

  /**
   * Lists objects. A list that changed under way (NLM_F_DUMP_INTR) is asked for again, so {@code
   * begin} is called before each attempt and must forget what {@code handler} was given before.
   *
   * @throws KernelException EBUSY after twenty attempts; {@link NetlinkException} when the kernel
   *     refuses
   */
  public void dump(NetlinkRequest request, Runnable begin, Consumer<NetlinkMessage> handler) {
    for (int attempt = 0; attempt < DUMP_ATTEMPTS; attempt++) {
      begin.run();
      if (!exchange(request, Netlink.DUMP, handler)) {
        return;
      }
    }
    throw new KernelException(
        "\"" + request + "\"",
        Errno.EBUSY,
        "the list changed during each of " + DUMP_ATTEMPTS + " attempts");
  }

  /** Returns whether the answer was marked as interrupted. */
  private boolean exchange(NetlinkRequest request, int flags, Consumer<NetlinkMessage> handler) {
    writer.truncate(0);
    int own = sequence;
    write(request, flags);
    transport.send(writer.written());
    Exchange exchange = new Exchange(request, own, handler);
    while (!exchange.done) {
      receive(exchange::accept);
    }
    if (exchange.refusal != null) {
      throw exchange.refusal;
    }
    return exchange.interrupted;
  }

  private int write(NetlinkRequest request, int flags) {
    int start =
        writer.beginMessage(request.type(), Netlink.REQUEST | flags | request.flags(), sequence++);
    request.encode(writer);
    writer.endMessage(start);
    return start;
  }

  private void receive(Consumer<NetlinkMessage> handler) {
    Received received = transport.receive(true, handler);
    if (received == Received.OVERRUN) {
      throw answersLost();
    }
  }

  private static KernelException answersLost() {
    return new KernelException(
        "receive from the kernel", Errno.ENOBUFS, "answers were lost; list the state again");
  }

  private static int error(NetlinkMessage message) {
    message.require(4);
    return -message.body().getInt(0);
  }

  private static NetlinkException refusal(
      NetlinkRequest request, int error, NetlinkMessage message) {
    return new NetlinkException(request, new Errno(error), ExtendedAck.of(message));
  }

  @Override
  public void close() {
    transport.close();
  }

  /** The answer to one request while it comes in. */
  private static final class Exchange {
    private final NetlinkRequest request;
    private final int sequence;
    private final Consumer<NetlinkMessage> handler;
    private boolean done;
    private boolean interrupted;
    private @Nullable NetlinkException refusal;

    Exchange(NetlinkRequest request, int sequence, Consumer<NetlinkMessage> handler) {
      this.request = request;
      this.sequence = sequence;
      this.handler = handler;
    }

    void accept(NetlinkMessage message) {
      if (message.sequence() != sequence) {
        return;
      }
      interrupted |= (message.flags() & Netlink.DUMP_INTR) != 0;
      switch (message.type()) {
        case Netlink.NLMSG_ERROR, Netlink.NLMSG_DONE -> {
          int error = message.body().limit() < 4 ? 0 : error(message);
          refusal = error == 0 ? null : refusal(request, error, message);
          done = true;
        }
        case Netlink.NLMSG_NOOP -> {}
        default -> handler.accept(message);
      }
    }
  }
}
