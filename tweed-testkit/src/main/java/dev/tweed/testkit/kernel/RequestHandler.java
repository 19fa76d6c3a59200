package dev.tweed.testkit.kernel;

import dev.tweed.linux.Errno;
import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.netlink.Netlink;
import dev.tweed.linux.netlink.WireFormatException;
import java.util.Map;
import java.util.function.Consumer;

/** Carries requests out, one at a time, and answers as netlink does. */
final class RequestHandler implements Handler {

  private static final int NLMSG_ERROR = 2;
  private static final int NLMSG_DONE = 3;
  private static final int NLM_F_CAPPED = 0x100;
  private static final int NLM_F_ACK_TLVS = 0x200;
  private static final int NLMSGERR_ATTR_MSG = 1;

  private final Map<Kind, ObjectTable> tables;
  private final Faults faults;
  private final Object lock;

  RequestHandler(Map<Kind, ObjectTable> tables, Faults faults, Object lock) {
    this.tables = Map.copyOf(tables);
    this.faults = faults;
    this.lock = lock;
  }

  @Override
  public void handle(FakeRequest request, Consumer<Datagram> answers) {
    synchronized (lock) {
      try {
        faults.check(request);
        carryOut(request, answers);
        if (!request.isDump() && request.has(Netlink.ACK)) {
          answers.accept(error(request, 0, ""));
        }
      } catch (Refusal refusal) {
        answers.accept(error(request, refusal.errno().number(), refusal.text()));
      } catch (WireFormatException | IllegalArgumentException e) {
        answers.accept(error(request, Errno.EINVAL.number(), String.valueOf(e.getMessage())));
      }
    }
  }

  private void carryOut(FakeRequest request, Consumer<Datagram> answers) {
    ObjectTable table = Kind.of(request.base()).map(tables::get).orElse(null);
    if (table == null) {
      throw new Refusal(Errno.EOPNOTSUPP);
    }
    switch (request.verb()) {
      case 1 -> table.delete(request);
      case 2 -> get(table, request, answers);
      default -> table.put(request);
    }
  }

  private void get(ObjectTable table, FakeRequest request, Consumer<Datagram> answers) {
    if (!request.isDump()) {
      table.query(
          request,
          body -> answers.accept(new Datagram().add(request.base(), 0, request.sequence(), body)));
      return;
    }
    Dump dump = new Dump(request, faults.interruptsNextDump(), answers);
    table.dump(request, dump::add);
    dump.end();
  }

  /** An ack, or with an {@code errno} a refusal. */
  static Datagram error(FakeRequest request, int errno, String text) {
    int flags = NLM_F_CAPPED | (text.isEmpty() ? 0 : NLM_F_ACK_TLVS);
    return new Datagram()
        .add(
            NLMSG_ERROR,
            flags,
            request.sequence(),
            out -> {
              out.u32(-errno).u32(Netlink.HEADER + request.body().length).u16(request.type());
              out.u16(request.flags()).u32(request.sequence()).u32(0);
              if (!text.isEmpty()) {
                out.string(NLMSGERR_ATTR_MSG, text);
              }
            });
  }

  /** The end of a list. */
  static Datagram done(FakeRequest request, int flags) {
    return new Datagram().add(NLMSG_DONE, flags, request.sequence(), out -> out.u32(0));
  }

  /** A list on its way, in pieces small enough that readers meet more than one. */
  private static final class Dump {
    private static final int PIECE = 4096;

    private final FakeRequest request;
    private final int flags;
    private final Consumer<Datagram> answers;
    private Datagram piece = new Datagram();

    Dump(FakeRequest request, boolean interrupted, Consumer<Datagram> answers) {
      this.request = request;
      this.flags = Netlink.MULTI | (interrupted ? Netlink.DUMP_INTR : 0);
      this.answers = answers;
    }

    void add(Consumer<MessageWriter> body) {
      if (piece.length() > PIECE) {
        answers.accept(piece);
        piece = new Datagram();
      }
      piece.add(request.base(), flags, request.sequence(), body);
    }

    void end() {
      if (piece.length() > 0) {
        answers.accept(piece);
      }
      answers.accept(done(request, flags));
    }
  }
}
