package dev.tweed.cluster.etcd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tweed.cluster.BackendData;
import dev.tweed.cluster.ClusterEvent;
import dev.tweed.cluster.ClusterView;
import dev.tweed.cluster.Hold;
import dev.tweed.cluster.LeaseBook;
import dev.tweed.cluster.LeaseKey;
import dev.tweed.cluster.LeaseValue;
import dev.tweed.cluster.NetworkConfig;
import dev.tweed.cluster.SubnetLease;
import dev.tweed.cluster.store.Recorder;
import dev.tweed.cluster.store.Watch;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpPrefix;
import dev.tweed.net.MacAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** flannel's keys in a real etcd: the very bytes, as etcdctl shows them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@NeedsEtcd
class EtcdFormatTest {

  private static final String KEY = "/coreos.com/network/subnets/10.5.52.0-24";
  private static final String VALUE =
      "{\"PublicIP\":\"192.168.77.2\",\"PublicIPv6\":null,\"BackendType\":\"vxlan\","
          + "\"BackendData\":{\"VNI\":1,\"VtepMAC\":\"8e:ef:13:91:a4:02\"}}";
  private static final LeaseKey SUBNET = LeaseKey.of(IpPrefix.parse("10.5.52.0/24"));

  private EtcdCluster etcd;

  @BeforeAll
  void startEtcd() {
    etcd = EtcdCluster.single();
  }

  @AfterAll
  void stopEtcd() {
    etcd.close();
  }

  @BeforeEach
  void clear() {
    etcd.clear();
  }

  @Test
  void aLeaseIsWrittenAsFlannelWritesIt() {
    LeaseValue value =
        LeaseValue.vxlan(
            IpAddress.parse("192.168.77.2"),
            new BackendData.Vtep(1, MacAddress.parse("8e:ef:13:91:a4:02")));
    try (EtcdStore store = EtcdStore.open(etcd.options())) {
      Hold hold = book(store).acquire(SUBNET, value, Duration.ofHours(24));

      assertThat(hold).isInstanceOf(Hold.Held.class);
      SubnetLease lease = ((Hold.Held) hold).lease();
      String json = etcd.ctl("get", KEY, "-w", "json");
      assertThat(field(json, "key")).isEqualTo(base64(KEY));
      assertThat(field(json, "value")).isEqualTo(base64(VALUE));
      assertThat(json).contains("\"lease\":" + lease.grantId());
      assertThat(etcd.ctl("lease", "timetolive", Long.toHexString(lease.grantId()), "--keys"))
          .contains("granted with TTL(86400s)")
          .contains("attached keys([" + KEY + "])");
    }
  }

  @Test
  void whatFlannelWroteIsReadAndWatched() {
    String config = "{\"Network\":\"10.5.0.0/16\",\"Backend\":{\"Type\":\"vxlan\"}}";
    etcd.ctl("put", "/coreos.com/network/config", config);
    String granted = etcd.ctl("lease", "grant", "86400");
    String grant = granted.split(" ", -1)[1];
    Recorder<ClusterEvent> events = new Recorder<>();
    try (EtcdStore store = EtcdStore.open(etcd.options())) {
      ClusterView before = book(store).read();
      assertThat(before.config()).hasValue(NetworkConfig.parse(config));
      try (Watch _ = book(store).watch(before.revision() + 1, events)) {
        etcd.ctl("put", KEY, VALUE, "--lease=" + grant);

        SubnetLease lease =
            new SubnetLease(
                SUBNET,
                LeaseValue.parse(VALUE),
                Long.parseUnsignedLong(grant, 16),
                before.revision() + 1);
        assertThat(events.next()).isEqualTo(new ClusterEvent.LeasePut(lease));
        assertThat(book(store).read().leases()).containsEntry(SUBNET, lease);
        assertThat(book(store).remaining(lease).orElseThrow())
            .isBetween(Duration.ofHours(23), Duration.ofHours(24));
      }
    }
  }

  @Test
  void aDualStackReservationGoesThereAndBack() {
    String dual = "/coreos.com/network/subnets/10.12.13.0-24&fd00:12:13::-56";
    etcd.ctl("put", dual, VALUE);
    try (EtcdStore store = EtcdStore.open(etcd.options())) {
      SubnetLease lease = book(store).read().leases().values().iterator().next();
      assertThat(lease.isReservation()).isTrue();

      assertThat(book(store).update(lease, lease.value())).isInstanceOf(Hold.Held.class);
      String json = etcd.ctl("get", dual, "-w", "json");
      assertThat(field(json, "key")).isEqualTo(base64(dual));
      assertThat(field(json, "value")).isEqualTo(base64(VALUE));
      assertThat(json).contains("\"version\":2").doesNotContain("\"lease\"");
    }
  }

  private static LeaseBook book(EtcdStore store) {
    return new LeaseBook(store, LeaseBook.FLANNEL_PREFIX);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String field(String json, String name) {
    Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(json);
    assertThat(matcher.find()).as(json).isTrue();
    return matcher.group(1);
  }
}
