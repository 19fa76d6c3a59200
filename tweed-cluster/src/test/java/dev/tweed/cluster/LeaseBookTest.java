package dev.tweed.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tweed.cluster.embedded.EmbeddedStore;
import dev.tweed.cluster.store.ClusterStore;
import dev.tweed.cluster.store.Entry;
import dev.tweed.cluster.store.Recorder;
import dev.tweed.cluster.store.Watch;
import dev.tweed.cluster.store.WriteOutcome;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpPrefix;
import dev.tweed.net.MacAddress;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeaseBookTest {

  private static final String PREFIX = LeaseBook.FLANNEL_PREFIX;
  private static final Duration DAY = Duration.ofHours(24);
  private static final LeaseKey KEY = LeaseKey.of(IpPrefix.parse("10.5.52.0/24"));
  private static final LeaseValue OURS = host("192.168.77.2", "8e:ef:13:91:a4:02");
  private static final LeaseValue THEIRS = host("192.168.77.3", "8e:ef:13:91:a4:03");

  private final EmbeddedStore store = EmbeddedStore.inMemory();
  private final LeaseBook book = new LeaseBook(store, PREFIX);

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void aLeaseIsWhereFlannelLooksForIt() {
    SubnetLease lease = held(book.acquire(KEY, OURS, DAY));

    assertThat(store.read("/coreos.com/network/subnets/10.5.52.0-24"))
        .hasValue(
            new Entry(
                "/coreos.com/network/subnets/10.5.52.0-24",
                "{\"PublicIP\":\"192.168.77.2\",\"PublicIPv6\":null,\"BackendType\":\"vxlan\",\"BackendData\":{\"VNI\":1,\"VtepMAC\":\"8e:ef:13:91:a4:02\"}}",
                1,
                lease.revision(),
                lease.grantId()));
    assertThat(book.remaining(lease).orElseThrow()).isBetween(DAY.minusMinutes(1), DAY);
    assertThat(lease.label()).isEqualTo("10.5.52.0/24 at 192.168.77.2");
  }

  @Test
  void aTakenSubnetNamesItsHolder() {
    SubnetLease ours = held(book.acquire(KEY, OURS, DAY));

    assertThat(book.acquire(KEY, THEIRS, DAY)).isEqualTo(new Hold.NotHeld(Optional.of(ours)));
    assertThat(book.read().leases()).containsOnlyKeys(KEY).containsValue(ours);
  }

  @Test
  void theOldHolderIsFencedOff() {
    SubnetLease ours = held(book.acquire(KEY, OURS, DAY));
    store.revoke(ours.grantId());
    SubnetLease theirs = held(book.acquire(KEY, THEIRS, DAY));
    Hold lost = new Hold.NotHeld(Optional.of(theirs));

    assertThat(book.renew(ours)).isEqualTo(lost);
    assertThat(book.update(ours, OURS)).isEqualTo(lost);
    book.release(ours);
    assertThat(book.read().leases()).containsValue(theirs);
  }

  @Test
  void aLeaseThatEndedIsHeldByNobody() {
    SubnetLease ours = held(book.acquire(KEY, OURS, DAY));
    store.revoke(ours.grantId());

    assertThat(book.renew(ours)).isEqualTo(new Hold.NotHeld(Optional.empty()));
    assertThat(book.update(ours, OURS)).isEqualTo(new Hold.NotHeld(Optional.empty()));
  }

  @Test
  void anUpdateKeepsTheGrantAndMovesTheRevision() {
    SubnetLease first = held(book.acquire(KEY, OURS, DAY));
    SubnetLease second = held(book.update(first, THEIRS));

    assertThat(second.grantId()).isEqualTo(first.grantId());
    assertThat(book.renew(second)).isEqualTo(new Hold.Held(second));
    assertThat(book.renew(first)).isEqualTo(new Hold.NotHeld(Optional.of(second)));
  }

  @Test
  void aReservationStays() {
    SubnetLease reserved = held(book.reserve(KEY, OURS));

    assertThat(reserved.isReservation()).isTrue();
    assertThat(book.remaining(reserved)).isEmpty();
    assertThat(book.renew(reserved)).isEqualTo(new Hold.Held(reserved));
    assertThat(book.acquire(KEY, THEIRS, DAY)).isInstanceOf(Hold.NotHeld.class);
  }

  @Test
  void aReleasedLeaseAndItsGrantAreGone() {
    SubnetLease lease = held(book.acquire(KEY, OURS, DAY));
    book.release(lease);

    assertThat(book.read().leases()).isEmpty();
    assertThat(store.remaining(lease.grantId())).isEmpty();
  }

  @Test
  void aSubnetThatCouldNotBeHadLeavesNoGrant() {
    held(book.reserve(KEY, OURS));
    long before = store.grant(DAY).id();
    book.acquire(KEY, THEIRS, DAY);

    assertThat(store.remaining(before + 1)).isEmpty();
  }

  @Test
  void theConfigurationIsReplacedOnlyByWhoKnowsIt() {
    NetworkConfig config =
        NetworkConfig.v4(AddressPlan.of(IpPrefix.parse("10.244.0.0/16")), Backend.Vxlan.DEFAULT);
    assertThat(book.read().configRevision()).isZero();
    assertThat(book.putConfig(config, 0)).isInstanceOf(WriteOutcome.Applied.class);

    ClusterView view = book.read();
    assertThat(view.config()).hasValue(config);
    assertThat(book.putConfig(config, 0)).isInstanceOf(WriteOutcome.Conflict.class);
    assertThat(book.putConfig(config, view.configRevision()))
        .isInstanceOf(WriteOutcome.Applied.class);
  }

  @Test
  void whatCannotBeReadIsNamedAndSkipped() {
    SubnetLease good = held(book.acquire(KEY, OURS, DAY));
    write("/subnets/10.5.53.0-24", "{\"PublicIP\":");
    write("/subnets/10.5.54.1-24", OURS.toJson());
    write("/config", "{}");
    write("/elsewhere", "none of ours");

    ClusterView view = book.read();

    assertThat(view.leases()).containsOnlyKeys(KEY).containsValue(good);
    assertThat(view.config()).isEmpty();
    assertThat(view.configRevision()).isNotZero();
    assertThat(view.problems())
        .extracting(ClusterView.Problem::toString)
        .satisfiesExactly(
            config ->
                assertThat(config)
                    .startsWith(PREFIX + "/config (revision 5): ")
                    .contains("Network: missing"),
            value -> assertThat(value).contains("10.5.53.0-24").contains("line 1, column "),
            key -> assertThat(key).contains("10.5.54.1-24").contains("has host bits set"));
  }

  @Test
  void aWatchTellsInTheNetworksWords() {
    Recorder<ClusterEvent> events = new Recorder<>();
    NetworkConfig config =
        NetworkConfig.v4(AddressPlan.of(IpPrefix.parse("10.5.0.0/16")), new Backend.HostGw());
    try (Watch _ = book.watch(book.read().revision() + 1, events)) {
      SubnetLease lease = held(book.acquire(KEY, OURS, DAY));
      book.putConfig(config, 0);
      write("/elsewhere", "none of ours");
      write("/subnets/10.5.53.0-24", "[]");
      book.release(lease);
      store.delete(PREFIX + "/config", 3);

      assertThat(events.next()).isEqualTo(new ClusterEvent.LeasePut(lease));
      assertThat(events.next()).isEqualTo(new ClusterEvent.ConfigPut(config, 3));
      assertThat(events.next()).isInstanceOf(ClusterEvent.Unreadable.class);
      assertThat(events.next()).isEqualTo(new ClusterEvent.LeaseRemoved(KEY, 6));
      assertThat(events.next()).isEqualTo(new ClusterEvent.ConfigRemoved(7));
    }
  }

  @Test
  void aWatchFromACompactedRevisionAsksForANewStart() {
    held(book.acquire(KEY, OURS, DAY));
    store.compact();
    Recorder<ClusterEvent> events = new Recorder<>();
    try (Watch _ = book.watch(1, events)) {
      assertThat(events.next()).isInstanceOf(ClusterEvent.Resync.class);
    }
  }

  @Test
  void aPrefixHasOneForm() {
    assertThatThrownBy(() -> new LeaseBook(store, "coreos.com/network/"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"coreos.com/network/\"");
  }

  private void write(String key, String value) {
    store.put(PREFIX + key, value, ClusterStore.ABSENT, ClusterStore.FOREVER);
  }

  private static SubnetLease held(Hold hold) {
    assertThat(hold).isInstanceOf(Hold.Held.class);
    return ((Hold.Held) hold).lease();
  }

  private static LeaseValue host(String publicIp, String mac) {
    return LeaseValue.vxlan(
        IpAddress.parse(publicIp), new BackendData.Vtep(1, MacAddress.parse(mac)));
  }
}
