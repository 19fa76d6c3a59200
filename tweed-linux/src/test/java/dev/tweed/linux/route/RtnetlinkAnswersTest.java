package dev.tweed.linux.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tweed.linux.Errno;
import dev.tweed.linux.KernelException;
import dev.tweed.linux.netlink.Netlink;
import dev.tweed.linux.netlink.NetlinkException;
import dev.tweed.net.IpAddress;
import dev.tweed.net.MacAddress;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of answers that a real kernel gives only now and then. */
class RtnetlinkAnswersTest {

  private static final Neighbour OLD = neighbour("10.0.0.1");
  private static final Neighbour NEW = neighbour("10.0.0.2");

  @Test
  void listThatChangedUnderWayIsReadAgain() {
    ScriptedTransport transport =
        new ScriptedTransport(
            List.of(
                List.of(
                    ScriptedTransport.of(OLD, Netlink.MULTI),
                    ScriptedTransport.of(NEW, Netlink.MULTI | Netlink.DUMP_INTR),
                    ScriptedTransport.done(Netlink.MULTI)),
                List.of(
                    ScriptedTransport.of(OLD, Netlink.MULTI),
                    ScriptedTransport.done(Netlink.MULTI | Netlink.DUMP_INTR)),
                List.of(
                    ScriptedTransport.of(NEW, Netlink.MULTI),
                    ScriptedTransport.done(Netlink.MULTI))));

    try (Rtnetlink rtnetlink = new Rtnetlink(transport)) {
      assertThat(rtnetlink.neighbours()).containsExactly(NEW);
    }
    assertThat(transport.sends).isEqualTo(3);
  }

  @Test
  void listThatNeverComesToRestIsGivenUp() {
    List<ScriptedTransport.Piece> interrupted =
        List.of(ScriptedTransport.done(Netlink.MULTI | Netlink.DUMP_INTR));
    List<List<ScriptedTransport.Piece>> answers = Collections.nCopies(20, interrupted);

    try (Rtnetlink rtnetlink = new Rtnetlink(new ScriptedTransport(answers))) {
      assertThatThrownBy(rtnetlink::neighbours)
          .isInstanceOf(KernelException.class)
          .hasMessageStartingWith("\"neigh show\": EBUSY (16); the list changed");
    }
  }

  @Test
  void kernelWithoutNexthopObjectsHasNone() {
    for (Errno errno : List.of(Errno.EOPNOTSUPP, Errno.EINVAL)) {
      ScriptedTransport transport = new ScriptedTransport(List.of(refusal(errno), refusal(errno)));
      try (Rtnetlink rtnetlink = new Rtnetlink(transport)) {
        assertThat(rtnetlink.nexthops()).isEmpty();
        assertThat(rtnetlink.knowsNexthops()).isFalse();
      }
    }
  }

  @Test
  void otherRefusalsOfAListAreErrors() {
    try (Rtnetlink rtnetlink =
        new Rtnetlink(new ScriptedTransport(List.of(refusal(Errno.EPERM))))) {
      assertThatThrownBy(rtnetlink::nexthops)
          .isInstanceOf(NetlinkException.class)
          .hasMessageContaining("\"nexthop show\": EPERM (1)");
    }
  }

  private static List<ScriptedTransport.Piece> refusal(Errno errno) {
    return List.of(ScriptedTransport.error(errno.number()));
  }

  private static Neighbour neighbour(String address) {
    return Neighbour.permanent(2, IpAddress.parse(address), new MacAddress(0x0e0000000001L));
  }
}
