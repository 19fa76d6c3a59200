package dev.tweed.cluster.etcd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tweed.cluster.store.ClusterStore;
import dev.tweed.cluster.store.Recorder;
import dev.tweed.cluster.store.StoreEvent;
import dev.tweed.cluster.store.StoreException;
import dev.tweed.cluster.store.Watch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three members, some of which are dead, frozen or cut off. */
@NeedsEtcd
class EtcdMembersTest {

  private static final String NOBODY = "http://127.0.0.1:9";
  private static final int ATTEMPTS = 100;

  private EtcdCluster etcd;
  private EtcdOptions options;
  private final Recorder<StoreEvent> events = new Recorder<>();

  @BeforeEach
  void start() {
    etcd = EtcdCluster.of(3);
    options = etcd.options().withTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(1));
  }

  @AfterEach
  void stop() {
    etcd.close();
  }

  @Test
  void theLeaderDies() {
    int leader = etcd.leader();
    try (EtcdStore store = EtcdStore.open(options, leader);
        Watch _ = store.watch("/t/", store.list("/t/").revision() + 1, events)) {
      List<String> keys = IntStream.range(0, 60).mapToObj(i -> "/t/" + i).toList();
      for (String key : keys) {
        if (key.equals("/t/30")) {
          etcd.member(leader).kill();
        }
        createSomehow(store, key);
      }

      List<String> told = new ArrayList<>();
      events.next(keys.size()).forEach(event -> told.add(((StoreEvent.Put) event).entry().key()));
      assertThat(told).isEqualTo(keys);
      assertThat(events.rest()).isEmpty();
    }
  }

  @Test
  void aFrozenMemberIsLeft() {
    int follower = (etcd.leader() + 1) % 3;
    try (EtcdStore store = EtcdStore.open(options, follower);
        Watch _ = store.watch("/t/", store.list("/t/").revision() + 1, events)) {
      createSomehow(store, "/t/before");
      events.next();
      etcd.member(follower).pause();

      assertThatThrownBy(() -> store.read("/t/before"))
          .isInstanceOfSatisfying(
              StoreException.class,
              e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.TIMEOUT))
          .hasMessageContaining("no answer in time");
      createSomehow(store, "/t/after");
      assertThat(((StoreEvent.Put) events.next()).entry().key()).isEqualTo("/t/after");
    }
  }

  @Test
  void aMemberWithoutTheOthersSaysThatItHasNoLeader() {
    try (EtcdStore store =
            EtcdStore.open(options.withTimeouts(Duration.ofSeconds(8), Duration.ofSeconds(1)), 0);
        Watch _ = store.watch("/t/", store.list("/t/").revision() + 1, events)) {
      etcd.member(1).kill();
      etcd.member(2).kill();

      assertThat(refusalWith(store, "has no leader").kind())
          .isEqualTo(StoreException.Kind.UNAVAILABLE);

      etcd.member(1).start();
      createSomehow(store, "/t/after");
      assertThat(((StoreEvent.Put) events.next()).entry().key()).isEqualTo("/t/after");
      assertThat(events.rest()).isEmpty();
    }
  }

  @Test
  void aDeadFirstEndpointIsPassedOver() {
    EtcdOptions withDead = EtcdOptions.of(NOBODY + "," + etcd.member(1).url());
    try (EtcdStore store = EtcdStore.open(withDead, 0);
        Watch _ = store.watch("/t/", 1, events)) {
      createSomehow(store, "/t/a");

      assertThat(store.read("/t/a")).isPresent();
      assertThat(events.next()).isInstanceOf(StoreEvent.Put.class);
    }
  }

  @Test
  void whenNobodyAnswersEachEndpointIsNamedWithItsReason() {
    EtcdOptions wrong = EtcdOptions.of(NOBODY + ",http://etcd.invalid:2379");
    try (EtcdStore store = EtcdStore.open(wrong, 0)) {
      assertThatThrownBy(() -> store.list("/t/"))
          .isInstanceOfSatisfying(
              StoreException.class,
              e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.UNAVAILABLE))
          .hasMessage(
              "list /t/: no member of etcd answered;"
                  + " http://127.0.0.1:9: does not accept connections: no etcd listens there;"
                  + " http://etcd.invalid:2379: there is no host of that name");
    }
  }

  /** Creates the key, whatever becomes of the members meanwhile. */
  private static void createSomehow(EtcdStore store, String key) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        if (store.read(key).isPresent()) {
          return;
        }
        store.put(key, "v", ClusterStore.ABSENT, ClusterStore.FOREVER);
        return;
      } catch (StoreException e) {
        Pause.of(Duration.ofMillis(50));
      }
    }
    throw new AssertionError(key + " could not be written");
  }

  private static StoreException refusalWith(EtcdStore store, String text) {
    String last = "";
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      StoreException e = catchThrowableOfType(StoreException.class, () -> store.read("/t/none"));
      if (e != null && String.valueOf(e.getMessage()).contains(text)) {
        return e;
      }
      last = String.valueOf(e);
      Pause.of(Duration.ofMillis(50));
    }
    throw new AssertionError("never \"" + text + "\"; last: " + last);
  }
}
