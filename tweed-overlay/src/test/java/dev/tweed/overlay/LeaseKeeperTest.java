package dev.tweed.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tweed.cluster.Backend;
import dev.tweed.cluster.ClusterView;
import dev.tweed.cluster.Hold;
import dev.tweed.cluster.LeaseBook;
import dev.tweed.cluster.LeaseKey;
import dev.tweed.cluster.NetworkConfig;
import dev.tweed.cluster.SubnetLease;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpFamily;
import dev.tweed.net.IpPrefix;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeaseKeeperTest {

  private static final Duration TTL = Duration.ofHours(24);
  private static final Duration THIRD = TTL.dividedBy(3);
  private static final NetworkConfig NETWORK =
      NetworkConfig.parse("{\"Network\":\"10.244.0.0/16\"}");

  /** Fifteen subnets. */
  private static final NetworkConfig SMALL =
      NetworkConfig.parse("{\"Network\":\"10.0.0.0/24\",\"SubnetLen\":28}");

  private final ManualTime time = new ManualTime();
  private final TestStore store = new TestStore(time);
  private final LeaseBook book = new LeaseBook(store, LeaseBook.FLANNEL_PREFIX);
  private final List<LeaseStanding> standings = new ArrayList<>();
  private final LeaseKeeper keeper = keeper(1);

  @AfterEach
  void close() {
    store.close();
  }

  private LeaseKeeper keeper(int host) {
    return new LeaseKeeper(
        book, new SubnetChoice(new Random(host)), underlay(host), TTL, time::after, standings::add);
  }

  private static Underlay underlay(int host) {
    IpAddress address = IpAddress.v4(0xC0A8_2100 + host);
    return new Underlay(
        "eth0", 1500, List.of(new IpPrefix(address, 24)), Optional.of(address), Optional.empty());
  }

  private static OverlayBackend backend(int host) {
    return new VxlanBackend(
        Backend.Vxlan.DEFAULT, List.of(IpFamily.IPV4), underlay(host), LinkNames.DEFAULT, true);
  }

  private SubnetLease acquire(Optional<LeaseKey> previous) {
    return keeper.acquire(NETWORK, backend(1), previous);
  }

  private static LeaseKey key(String subnet) {
    return LeaseKey.of(IpPrefix.parse(subnet));
  }

  private Optional<SubnetLease> inStore(SubnetLease lease) {
    return Optional.ofNullable(book.read().leases().get(lease.key()));
  }

  private SubnetLease taken(LeaseKey key, int host) {
    Hold hold = book.acquire(key, backend(host).announcement(key, Optional.empty()), TTL);
    return ((Hold.Held) hold).lease();
  }

  @Test
  void takesUpTheLeaseThatHasItsAddress() {
    SubnetLease former = taken(key("10.244.9.0/24"), 1);
    assertThat(acquire(Optional.of(key("10.244.7.0/24"))).key()).isEqualTo(former.key());
    assertThat(book.read().leases()).hasSize(1);
  }

  @Test
  void elseTakesLastTimesSubnet() {
    assertThat(acquire(Optional.of(key("10.244.7.0/24"))).key()).isEqualTo(key("10.244.7.0/24"));
  }

  @Test
  void elseTakesAnotherWhenThatIsTaken() {
    taken(key("10.244.7.0/24"), 2);
    SubnetLease lease = acquire(Optional.of(key("10.244.7.0/24")));
    assertThat(lease.key()).isNotEqualTo(key("10.244.7.0/24"));
    assertThat(standings).containsExactly(new LeaseStanding.Held(lease));
  }

  @Test
  void manyHostsRaceForFewSubnetsAndEachSubnetHasOneWinner() throws InterruptedException {
    Set<LeaseKey> won = new HashSet<>();
    int lost = 0;
    try (ExecutorService hosts = Executors.newFixedThreadPool(20)) {
      List<Future<SubnetLease>> races = new ArrayList<>();
      for (int host = 1; host <= 20; host++) {
        LeaseKeeper its = quietKeeper(host);
        OverlayBackend backend = backend(host);
        races.add(hosts.submit(() -> its.acquire(SMALL, backend, Optional.empty())));
      }
      for (Future<SubnetLease> race : races) {
        try {
          assertThat(won.add(race.get().key())).as("a subnet of its own").isTrue();
        } catch (ExecutionException e) {
          assertThat(e.getCause()).hasMessageContaining("all 15 subnets");
          lost++;
        }
      }
    }
    assertThat(won).hasSize(15).isEqualTo(book.read().leases().keySet());
    assertThat(lost).isEqualTo(5);
  }

  private LeaseKeeper quietKeeper(int host) {
    return new LeaseKeeper(
        book, new SubnetChoice(new Random(host)), underlay(host), TTL, time::after, _ -> {});
  }

  @Test
  void renewsForAsLongAsItIsOpen() {
    SubnetLease lease = acquire(Optional.empty());
    time.pass(TTL.multipliedBy(5));
    assertThat(inStore(lease)).contains(lease);
    keeper.close();
    time.pass(TTL.plus(THIRD));
    assertThat(inStore(lease)).isEmpty();
  }

  @Test
  void putsBackWhatTheStoreHasLost() {
    SubnetLease lease = acquire(Optional.empty());
    store.delete(storeKey(lease), lease.revision());
    time.pass(THIRD);
    assertThat(inStore(lease)).map(SubnetLease::value).contains(lease.value());
    time.pass(TTL.multipliedBy(2));
    assertThat(inStore(lease)).as("renewed as before").isPresent();
    assertThat(standings.getLast()).isInstanceOf(LeaseStanding.Held.class);
  }

  private static String storeKey(SubnetLease lease) {
    return LeaseBook.FLANNEL_PREFIX + "/subnets/" + lease.key().text();
  }

  @Test
  void neverTakesBackWhatAnotherHostHolds() {
    SubnetLease lease = acquire(Optional.empty());
    store.away(true);
    time.pass(TTL.plus(THIRD));
    store.away(false);
    assertThat(inStore(lease)).as("lapsed").isEmpty();
    store.away(true);
    time.pass(Duration.ofMillis(1)); // before the next attempt
    store.away(false);
    SubnetLease others = taken(lease.key(), 2);
    time.pass(Duration.ofSeconds(5));
    assertThat(standings.getLast()).isEqualTo(new LeaseStanding.Fenced(lease, Optional.of(others)));
    int told = standings.size();
    time.pass(TTL.minus(Duration.ofMinutes(1)));
    assertThat(inStore(lease)).contains(others);
    assertThat(standings).hasSize(told);
  }

  @Test
  void leavesAnotherHostsUnreadableLeaseAlone() {
    SubnetLease lease = acquire(Optional.empty());
    store.delete(storeKey(lease), lease.revision());
    store.put(storeKey(lease), "what is this", 0, 0);
    time.pass(THIRD);
    assertThat(standings.getLast()).isEqualTo(new LeaseStanding.Fenced(lease, Optional.empty()));
    assertThat(store.read(storeKey(lease)).orElseThrow().value()).isEqualTo("what is this");
  }

  @Test
  void saysThatItCannotRenewAndGoesOnTrying() {
    SubnetLease lease = acquire(Optional.empty());
    store.away(true);
    time.pass(THIRD.plus(Duration.ofMinutes(1)));
    assertThat(standings.getLast())
        .isEqualTo(new LeaseStanding.Unconfirmed(lease, "the store is away"));
    store.away(false);
    time.pass(Duration.ofSeconds(1));
    assertThat(standings.getLast()).isEqualTo(new LeaseStanding.Held(lease));
    time.pass(TTL.multipliedBy(2));
    assertThat(inStore(lease)).contains(lease);
  }

  @Test
  void goesOnWithWhatItsOwnHostHasRewritten() {
    SubnetLease lease = acquire(Optional.empty());
    Hold.Held rewritten = (Hold.Held) book.update(lease, lease.value());
    time.pass(THIRD);
    assertThat(standings.getLast()).isEqualTo(new LeaseStanding.Held(rewritten.lease()));
    time.pass(TTL.multipliedBy(2));
    assertThat(inStore(lease)).contains(rewritten.lease());
  }

  @Test
  void aReservationNeedsNoRenewing() {
    LeaseKey key = key("10.244.3.0/24");
    book.reserve(key, backend(1).announcement(key, Optional.empty()));
    SubnetLease lease = acquire(Optional.empty());
    assertThat(lease.key()).isEqualTo(key);
    assertThat(lease.isReservation()).isTrue();
    assertThat(time.pending()).isZero();
    time.pass(TTL.multipliedBy(3));
    assertThat(inStore(lease)).contains(lease);
  }

  @Test
  void withoutAStoreThereIsNoLease() {
    store.away(true);
    assertThatThrownBy(() -> acquire(Optional.empty())).hasMessageContaining("the store is away");
    assertThat(time.pending()).isZero();
  }

  @Test
  void twoHostsWithOneAddressShareALeaseAndNeverTwo() {
    SubnetLease first = acquire(Optional.empty());
    SubnetLease second = keeper(1).acquire(NETWORK, backend(1), Optional.empty());
    assertThat(second.key()).isEqualTo(first.key());
    ClusterView view = book.read();
    assertThat(view.leases()).hasSize(1);
  }
}
