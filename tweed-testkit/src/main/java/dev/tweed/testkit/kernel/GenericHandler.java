package dev.tweed.testkit.kernel;

import dev.tweed.linux.Errno;
import dev.tweed.linux.netlink.GenericFamily;
import dev.tweed.linux.netlink.Netlink;
import dev.tweed.linux.netlink.WireFormatException;
import dev.tweed.linux.wireguard.WireguardRequest;
import java.util.function.Consumer;

/** Generic netlink: the family that knows the others, and WireGuard. */
final class GenericHandler implements Handler {

  /** Families get their numbers as they come; this is the first that comes. */
  private static final int WIREGUARD = 32;

  private final WireguardTable wireguard;
  private final Faults faults;
  private final Object lock;

  GenericHandler(WireguardTable wireguard, Faults faults, Object lock) {
    this.wireguard = wireguard;
    this.faults = faults;
    this.lock = lock;
  }

  @Override
  public void handle(FakeRequest request, Consumer<Datagram> answers) {
    synchronized (lock) {
      try {
        faults.check(request);
        carryOut(request, answers);
        if (request.has(Netlink.ACK)) {
          answers.accept(RequestHandler.error(request, 0, ""));
        }
      } catch (Refusal refusal) {
        answers.accept(RequestHandler.error(request, refusal.errno().number(), refusal.text()));
      } catch (WireFormatException | IllegalArgumentException e) {
        answers.accept(
            RequestHandler.error(request, Errno.EINVAL.number(), String.valueOf(e.getMessage())));
      }
    }
  }

  private void carryOut(FakeRequest request, Consumer<Datagram> answers) {
    switch (request.type()) {
      case GenericFamily.CONTROL -> family(request, answers);
      case WIREGUARD -> wireguard(request, answers);
      default -> throw new Refusal(Errno.ENOENT);
    }
  }

  private void family(FakeRequest request, Consumer<Datagram> answers) {
    String name =
        request.attributes(GenericFamily.HEADER).string(GenericFamily.CTRL_ATTR_FAMILY_NAME);
    if (!name.equals(WireguardRequest.FAMILY_NAME) || !wireguard.isThere()) {
      throw new Refusal(Errno.ENOENT);
    }
    answers.accept(
        new Datagram()
            .add(
                GenericFamily.CONTROL,
                0,
                request.sequence(),
                out ->
                    out.u8(GenericFamily.CTRL_CMD_NEWFAMILY)
                        .u8(2)
                        .u16(0)
                        .string(GenericFamily.CTRL_ATTR_FAMILY_NAME, name)
                        .u16(GenericFamily.CTRL_ATTR_FAMILY_ID, WIREGUARD)));
  }

  private void wireguard(FakeRequest request, Consumer<Datagram> answers) {
    WireguardRequest asked = WireguardRequest.decode(request.message());
    if (asked.command() == WireguardRequest.Command.SET_DEVICE) {
      wireguard.set(asked.link());
      return;
    }
    for (var part : wireguard.parts(asked.link())) {
      WireguardRequest answer = new WireguardRequest(WIREGUARD, asked.command(), part);
      answers.accept(
          new Datagram().add(WIREGUARD, Netlink.MULTI, request.sequence(), answer::encode));
    }
    answers.accept(RequestHandler.done(request, Netlink.MULTI));
  }
}
