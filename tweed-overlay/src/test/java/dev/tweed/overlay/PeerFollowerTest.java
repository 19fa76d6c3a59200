package dev.tweed.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tweed.cluster.Backend;
import dev.tweed.cluster.Hold;
import dev.tweed.cluster.LeaseBook;
import dev.tweed.cluster.LeaseKey;
import dev.tweed.cluster.SubnetLease;
import dev.tweed.cluster.store.StoreEvent;
import dev.tweed.host.HostRoute;
import dev.tweed.host.Reconciler;
import dev.tweed.linux.Ticker;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpFamily;
import dev.tweed.net.IpPrefix;
import dev.tweed.testkit.kernel.FakeKernel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PeerFollowerTest {

  private static final Duration TTL = Duration.ofHours(24);
  private static final LeaseKey OWN = key("10.244.1.0/24");

  private final ManualTime time = new ManualTime();
  private final TestStore store = new TestStore(time);
  private final LeaseBook book = new LeaseBook(store, LeaseBook.FLANNEL_PREFIX);
  private final Reconciler reconciler = new Reconciler(new FakeKernel(), Ticker.system(), _ -> {});
  private final PeerFollower follower =
      new PeerFollower(book, OWN, backend(1), reconciler, time::after);
  private final Thread thread = Thread.ofPlatform().daemon().unstarted(reconciler::run);

  @BeforeEach
  void start() {
    thread.start();
  }

  @AfterEach
  void stop() throws InterruptedException {
    follower.close();
    reconciler.close();
    thread.join();
    store.close();
  }

  private static LeaseKey key(String subnet) {
    return LeaseKey.of(IpPrefix.parse(subnet));
  }

  private static OverlayBackend backend(int host) {
    IpAddress address = IpAddress.v4(0xC0A8_2100 + host);
    List<IpPrefix> addresses = List.of(new IpPrefix(address, 24));
    Underlay underlay =
        new Underlay("eth0", 1500, addresses, Optional.of(address), Optional.empty());
    return new VxlanBackend(
        Backend.Vxlan.DEFAULT, List.of(IpFamily.IPV4), underlay, LinkNames.DEFAULT, false);
  }

  private SubnetLease lease(String subnet, int host) {
    LeaseKey key = key(subnet);
    Hold hold = book.acquire(key, backend(host).announcement(key, Optional.empty()), TTL);
    return ((Hold.Held) hold).lease();
  }

  private static String storeKey(LeaseKey key) {
    return LeaseBook.FLANNEL_PREFIX + "/subnets/" + key.text();
  }

  private void tellOf(SubnetLease lease) {
    store.tell(new StoreEvent.Put(store.read(storeKey(lease.key())).orElseThrow()));
  }

  /** The subnets that packets are to be routed to. */
  private List<String> routed() {
    return reconciler.desired().join().objects().stream()
        .filter(HostRoute.class::isInstance)
        .map(object -> ((HostRoute) object).destination().toString())
        .sorted()
        .toList();
  }

  @Test
  void startsWithThePeersThatAreThereButNotWithItself() {
    lease("10.244.1.0/24", 1);
    lease("10.244.2.0/24", 2);
    lease("10.244.3.0/24", 3);
    follower.start().exceptionally(_ -> null).join(); // there is no tunnel link in this kernel
    assertThat(routed()).containsExactly("10.244.2.0/24", "10.244.3.0/24");
    assertThat(follower.peers()).hasSize(2);
  }

  @Test
  void followsWhoComesChangesAndGoes() {
    follower.start().join();
    SubnetLease two = lease("10.244.2.0/24", 2);
    tellOf(two);
    assertThat(routed()).containsExactly("10.244.2.0/24");
    book.update(two, backend(9).announcement(two.key(), Optional.empty()));
    tellOf(two);
    assertThat(reconciler.desired().join().objects())
        .anySatisfy(object -> assertThat(object.toString()).contains("dst 192.168.33.9"))
        .noneSatisfy(object -> assertThat(object.toString()).contains("dst 192.168.33.2"));
    store.tell(new StoreEvent.Deleted(storeKey(two.key()), 99));
    assertThat(routed()).isEmpty();
    assertThat(follower.peers()).isEmpty();
  }

  @Test
  void aLeaseThatCanNoLongerBeReadIsDropped() {
    SubnetLease two = lease("10.244.2.0/24", 2);
    lease("10.244.3.0/24", 3);
    follower.start().exceptionally(_ -> null).join();
    store.put(storeKey(two.key()), "{", two.revision(), 0);
    tellOf(two);
    assertThat(routed()).containsExactly("10.244.3.0/24");
  }

  @Test
  void unreadableLeasesDoNotKeepTheOthersOut() {
    store.put(storeKey(key("10.244.2.0/24")), "{", 0, 0);
    lease("10.244.3.0/24", 3);
    follower.start().exceptionally(_ -> null).join();
    assertThat(routed()).containsExactly("10.244.3.0/24");
  }

  @Test
  void aLeaseThatOverlapsItsOwnSubnetAddsNothing() {
    lease("10.244.0.0/20", 2);
    lease("10.244.30.0/24", 3);
    follower.start().exceptionally(_ -> null).join();
    assertThat(routed()).containsExactly("10.244.30.0/24");
  }

  @Test
  void readsEverythingAgainWhenChangesWereMissed() {
    SubnetLease two = lease("10.244.2.0/24", 2);
    follower.start().exceptionally(_ -> null).join();
    book.release(two);
    lease("10.244.3.0/24", 3);
    store.tell(new StoreEvent.Resync("compacted"));
    time.pass(Duration.ZERO);
    assertThat(routed()).containsExactly("10.244.3.0/24");
    assertThat(store.watches()).isEqualTo(2);
    tellOf(lease("10.244.4.0/24", 4));
    assertThat(routed()).as("follows on").containsExactly("10.244.3.0/24", "10.244.4.0/24");
  }

  @Test
  void keepsEverythingWhileTheStoreIsAway() {
    lease("10.244.2.0/24", 2);
    follower.start().exceptionally(_ -> null).join();
    store.away(true);
    store.tell(new StoreEvent.Resync("connection lost"));
    time.pass(Duration.ofMinutes(10));
    assertThat(routed()).containsExactly("10.244.2.0/24");
    store.away(false);
    lease("10.244.3.0/24", 3);
    time.pass(Duration.ofSeconds(1));
    assertThat(routed()).containsExactly("10.244.2.0/24", "10.244.3.0/24");
  }

  @Test
  void hearsNothingOnceItIsClosed() {
    follower.start().join();
    follower.close();
    tellOf(lease("10.244.2.0/24", 2));
    assertThat(routed()).isEmpty();
  }
}
