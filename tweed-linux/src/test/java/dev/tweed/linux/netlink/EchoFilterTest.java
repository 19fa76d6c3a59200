package dev.tweed.linux.netlink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tweed.linux.Netns;
import dev.tweed.linux.route.BridgeKind;
import dev.tweed.linux.route.Link;
import dev.tweed.linux.route.Neighbour;
import dev.tweed.linux.route.RouteEvent;
import dev.tweed.linux.route.RouteObject;
import dev.tweed.linux.route.RouteRequest;
import dev.tweed.linux.route.Rtm;
import dev.tweed.linux.route.Rtnetlink;
import dev.tweed.net.IpAddress;
import dev.tweed.net.MacAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against the real kernel, in a namespace made here. */
class EchoFilterTest {

  private static final MacAddress MAC = MacAddress.parse("0e:00:00:00:00:01");

  private final Netns netns = Netns.create();
  private final NetlinkTransport ours = netns.call(() -> NetlinkSockets.open(Netlink.ROUTE));
  private final Rtnetlink we = new Rtnetlink(ours);
  private final Rtnetlink others = Rtnetlink.open(netns);
  private final NetlinkSubscription subscription =
      NetlinkSubscription.open(netns, Netlink.ROUTE, Rtm.GROUP_NEIGH, Rtm.GROUP_LINK);
  private int link;

  @BeforeEach
  void leavesOutOurNeighbours() {
    others.execute(RouteRequest.add(Link.named("br0").withKind(new BridgeKind()).up()));
    link = others.link("br0").orElseThrow().index();
    subscription.drain(_ -> {});
    subscription.leaveOut(ours.port(), Rtm.NEWNEIGH, Rtm.DELNEIGH);
  }

  @AfterEach
  void close() {
    we.close();
    others.close();
    subscription.close();
    netns.close();
  }

  @Test
  void tellsOfOthersChangesOnly() {
    Neighbour mine = neighbour("10.0.0.1");
    Neighbour theirs = neighbour("10.0.0.2");

    we.execute(RouteRequest.add(mine));
    others.execute(RouteRequest.add(theirs));

    assertThat(told()).containsExactly(theirs);
    assertThat(others.neighbours(link)).contains(mine, theirs);
  }

  @Test
  void goesOnTellingOfOurOtherKindsOfChange() {
    we.execute(RouteRequest.change(Link.at(link).withMtu(1400)));

    assertThat(told())
        .allSatisfy(
            object -> assertThat(object).isInstanceOfSatisfying(Link.class, this::isTheBridge))
        .isNotEmpty();
  }

  private void isTheBridge(Link changed) {
    assertThat(changed.index()).isEqualTo(link);
    assertThat(changed.mtu()).hasValue(1400);
  }

  private Neighbour neighbour(String address) {
    return Neighbour.permanent(link, IpAddress.parse(address), MAC);
  }

  private List<RouteObject> told() {
    List<RouteObject> told = new ArrayList<>();
    subscription.drain(message -> {
      if (RouteEvent.decode(message) instanceof RouteEvent.Appeared(RouteObject object)) {
        told.add(object);
      }
    });
    return told;
  }
}
