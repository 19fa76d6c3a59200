package dev.tweed.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tweed.net.IpAddress;
import dev.tweed.net.MacAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DifferenceTest {

  @Test
  void nothingBetweenEqualStates() {
    List<HostObject> all = concat(Samples.host(), Samples.peer(7));
    assertThat(between(all, all).isEmpty()).isTrue();
  }

  @Test
  void makesWhatIsMissingLinksFirstAndRoutesLast() {
    List<HostObject> shuffled = new ArrayList<>(concat(Samples.peer(7), Samples.host()));
    Collections.shuffle(shuffled, new Random(1));
    assertThat(between(shuffled, List.of()).changes())
        .extracting(change -> change.key().kind())
        .containsExactly(
            Key.Kind.LINK,
            Key.Kind.LINK,
            Key.Kind.SYSCTL,
            Key.Kind.SYSCTL,
            Key.Kind.ADDRESS,
            Key.Kind.ADDRESS,
            Key.Kind.NEIGHBOUR,
            Key.Kind.FDB_ENTRY,
            Key.Kind.NEXTHOP,
            Key.Kind.ROUTE);
  }

  @Test
  void takesAwayOursInTheOppositeOrder() {
    List<HostObject> there =
        concat(
            List.of(Samples.tunnel(), Samples.address("tweed.1", "10.244.1.0/32")),
            Samples.peer(7));
    assertThat(lines(between(List.of(), there)))
        .containsExactly(
            "ip route del 10.244.7.0/24 nhid 183764736 proto 84",
            "ip nexthop del id 183764736",
            "bridge fdb del 0e:54:0a:f4:07:00 dev tweed.1 dst 192.168.33.7 self",
            "ip neigh del 10.244.7.0 dev tweed.1",
            "ip addr del 10.244.1.0/32 dev tweed.1",
            "ip link del tweed.1");
  }

  @Test
  void makesBeforeItBreaks() {
    Difference difference = between(Samples.peer(8), Samples.peer(7));
    int lastMade = -1;
    int firstTaken = Integer.MAX_VALUE;
    for (int i = 0; i < difference.changes().size(); i++) {
      if (difference.changes().get(i) instanceof Change.Delete) {
        firstTaken = Math.min(firstTaken, i);
      } else {
        lastMade = i;
      }
    }
    assertThat(difference.changes()).hasSize(8);
    assertThat(lastMade).isLessThan(firstTaken);
  }

  @Test
  void altersWhatIsOtherwise() {
    HostNeighbour wanted = Samples.neighbour(7);
    HostNeighbour there =
        new HostNeighbour("tweed.1", wanted.address(), MacAddress.parse("02:00:00:00:00:01"));
    assertThat(lines(between(List.of(wanted), List.of(there))))
        .containsExactly(
            "ip neigh replace 10.244.7.0 lladdr 0e:54:0a:f4:07:00 dev tweed.1 nud permanent");
  }

  @Test
  void altersALinksSettingsWithoutMakingItAnew() {
    HostLink wanted = Samples.tunnel();
    for (HostLink there :
        List.of(
            with(wanted, 1400, true, HostObject.ALIAS),
            with(wanted, 1450, false, HostObject.ALIAS),
            with(wanted, 1450, true, ""))) {
      assertThat(between(List.of(wanted), List.of(there)).changes())
          .containsExactly(new Change.Update(wanted, there));
    }
  }

  @Test
  void discardsALinkOfOursThatHasAnotherShapeBeforeAnythingElse() {
    HostLink wanted = Samples.tunnel();
    HostLink there =
        HostLink.own(Samples.TUNNEL, Samples.vxlan(2), Samples.TUNNEL_MAC, Samples.MTU);
    List<HostObject> desired = List.of(Samples.bridge(), wanted);
    assertThat(between(desired, List.of(there)).changes())
        .containsExactly(new Change.Discard(there, wanted), new Change.Create(Samples.bridge()));
  }

  @Test
  void linkOfSomebodyElsesThatHasAnotherShapeIsAConflict() {
    HostLink there = new HostLink("tweed0", new LinkShape.Foreign("ifb"), null, 1500, "", true, "");
    Difference difference = between(List.of(Samples.bridge()), List.of(there));
    assertThat(difference.changes()).isEmpty();
    assertThat(difference.conflicts())
        .singleElement()
        .asString()
        .contains("ip link add tweed0", "type ifb", "which Tweed did not make");
  }

  @Test
  void bridgeThatSomebodyElseMadeIsTakenOver() {
    HostLink there = new HostLink("tweed0", new LinkShape.Bridge(), null, 1500, "", false, "");
    assertThat(between(List.of(Samples.bridge()), List.of(there)).changes())
        .containsExactly(new Change.Update(Samples.bridge(), there));
  }

  @Test
  void routeOfAnotherProtocolIsAConflictUnlessItReplacedOurs() {
    HostRoute wanted = Samples.plainRoute(7);
    HostRoute there =
        new HostRoute(wanted.destination(), new HostRoute.Hop.Via(null, "eth0", false), 3);
    HostState desired = HostState.of(List.of(wanted));
    HostState observed = HostState.of(List.of(there));
    Difference strange = Difference.between(desired, observed);
    assertThat(strange.conflicts()).containsExactly(new Conflict(wanted, there));
    assertThat(strange.changes()).isEmpty();
    Difference damaged =
        Difference.between(desired::get, observed::get, Set.of(wanted.key()), wanted.key()::equals);
    assertThat(damaged.changes()).containsExactly(new Change.Update(wanted, there));
    assertThat(damaged.conflicts()).isEmpty();
  }

  @Test
  void leavesOthersObjectsAlone() {
    HostRoute route =
        new HostRoute(Samples.subnet(7), new HostRoute.Hop.Via(null, "eth0", false), 3);
    HostLink link = new HostLink("eth0", new LinkShape.Foreign("veth"), null, 1500, "", true, "");
    HostAddress address = new HostAddress("eth0", Samples.subnet(3), false);
    HostNexthop nexthop = new HostNexthop(5, IpAddress.v4(1), "eth0", false, 3);
    HostSysctl sysctl = Samples.forwarding("eth0");
    assertThat(between(List.of(), List.of(route, link, address, nexthop, sysctl)).isEmpty())
        .isTrue();
  }

  @Test
  void doesNotMissWhatOthersMake() {
    HostLink port =
        new HostLink("veth1", new LinkShape.Foreign("veth"), null, 0, "tweed0", true, "");
    HostSysctl optional = Samples.forwarding("tweed.1").ifThere();
    assertThat(between(List.of(port, optional), List.of()).isEmpty()).isTrue();
  }

  @Test
  void anAddressIsTheSameWhoeverPutItThere() {
    HostAddress wanted = Samples.address("tweed0", "10.244.1.1/24");
    HostAddress there = new HostAddress("tweed0", wanted.prefix(), false);
    assertThat(between(List.of(wanted), List.of(there)).isEmpty()).isTrue();
  }

  private static HostLink with(HostLink link, int mtu, boolean up, String alias) {
    return new HostLink(link.name(), link.shape(), link.mac(), mtu, link.master(), up, alias);
  }

  private static Difference between(List<HostObject> desired, List<HostObject> observed) {
    return Difference.between(HostState.of(desired), HostState.of(observed));
  }

  private static List<String> lines(Difference difference) {
    return difference.changes().stream().map(Object::toString).toList();
  }

  private static List<HostObject> concat(List<HostObject> one, List<HostObject> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }
}
