package dev.tweed.cluster.etcd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tweed.cluster.store.ClusterStore;
import dev.tweed.cluster.store.Recorder;
import dev.tweed.cluster.store.StoreEvent;
import dev.tweed.cluster.store.StoreException;
import dev.tweed.cluster.store.Watch;
import dev.tweed.cluster.store.WriteOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One etcd that is killed, loses its history or all its data, while a watch is on. */
@NeedsEtcd
class EtcdOutageTest {

  private EtcdCluster etcd;
  private EtcdStore store;
  private final Recorder<StoreEvent> events = new Recorder<>();

  @BeforeEach
  void start() {
    etcd = EtcdCluster.single();
    store = EtcdStore.open(etcd.options());
  }

  @AfterEach
  void stop() {
    store.close();
    etcd.close();
  }

  @Test
  void aRestartLosesNoEventAndTellsNoneTwice() {
    List<String> expected = new ArrayList<>();
    try (Watch _ = store.watch("/t/", nextRevision(), events)) {
      for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 20; i++) {
          String value = round + "." + i;
          create("/t/" + value, value);
          expected.add(value);
        }
        restart();
        etcd.ctl("put", "/t/x", "x" + round); // perhaps before the watch is back
        expected.add("x" + round);
      }

      assertThat(events.next(expected.size()))
          .extracting(EtcdOutageTest::value)
          .containsExactlyElementsOf(expected);
      create("/t/last", "last");
      assertThat(value(events.next())).isEqualTo("last");
      assertThat(events.rest()).isEmpty();
    }
  }

  @Test
  void whileItIsDownCallsFailAndSayWhy() {
    create("/t/a", "1");
    etcd.member(0).kill();

    assertThatThrownBy(() -> store.read("/t/a"))
        .isInstanceOfSatisfying(
            StoreException.class,
            e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.UNAVAILABLE))
        .hasMessage(
            "read /t/a: etcd http://127.0.0.1:2379: does not accept connections: no etcd listens"
                + " there");

    etcd.member(0).start();
    etcd.awaitAnswer();
    assertThat(store.read("/t/a")).isPresent();
  }

  @Test
  void compactionWhileDisconnectedStartsOver() {
    whileListenerWaits(() -> {
      etcd.member(0).kill();
      etcd.member(0).start();
      etcd.awaitAnswer();
      etcd.ctl("put", "/t/missed", "1");
      etcd.ctl("put", "/t/missed", "2");
      etcd.compact();
    });

    assertThat(events.next())
        .isInstanceOfSatisfying(
            StoreEvent.Resync.class,
            resync -> assertThat(resync.reason()).contains("is compacted"));
    assertThat(events.rest()).isEmpty();
  }

  @Test
  void aQuietWatchOutlivesTheCompactionOfItsLastEvent() {
    etcd.close();
    etcd = EtcdCluster.single("--experimental-watch-progress-notify-interval=100ms");
    create("/t/first", "1");
    try (Watch _ = store.watch("/t/", 1, events)) {
      assertThat(value(events.next())).isEqualTo("1");
      create("/elsewhere/a", "1");
      create("/elsewhere/b", "1");
      etcd.compact();
      Pause.of(Duration.ofMillis(500)); // for etcd to tell the watch how far it is
      restart();

      create("/t/second", "2");
      assertThat(value(events.next())).isEqualTo("2");
    }
  }

  @Test
  void anEtcdThatComesBackEmptyStartsOver() {
    try (Watch _ = store.watch("/t/", nextRevision(), events)) {
      for (int i = 0; i < 10; i++) {
        create("/t/" + i, "v");
      }
      events.next(10);
      wipe();

      assertThat(events.next())
          .isInstanceOfSatisfying(
              StoreEvent.Resync.class, resync -> assertThat(resync.reason()).contains("lost"));
    }
  }

  @Test
  void anEtcdThatComesBackEmptyStartsOverEvenIfItsRevisionIsHigherByThen() {
    whileListenerWaits(() -> {
      wipe();
      for (int i = 0; i < 20; i++) {
        etcd.ctl("put", "/t/" + i, "new");
      }
    });

    assertThat(events.next())
        .isInstanceOfSatisfying(
            StoreEvent.Resync.class,
            resync -> assertThat(resync.reason()).contains("or another history"));
    assertThat(store.list("/t/").entries()).hasSize(20);
  }

  @Test
  void aWatchFromAfterAListingThatIsLostStartsOver() {
    create("/t/a", "1");
    long next = nextRevision() + 10;
    try (Watch _ = store.watch("/t/", next, events)) {
      assertThat(events.next()).isInstanceOf(StoreEvent.Resync.class);
    }
  }

  @Test
  void aSlowListenerHoldsUpNobodyAndIsToldAll() throws Exception {
    int writers = 8;
    int each = 1_500;
    CountDownLatch written = new CountDownLatch(1);
    Recorder<StoreEvent> quick = new Recorder<>();
    long next = nextRevision();
    try (Watch _ =
            store.watch(
                "/t/",
                next,
                event -> {
                  await(written);
                  events.accept(event);
                });
        Watch _ = store.watch("/t/", next, quick)) {
      write(writers, each);
      List<StoreEvent> all = quick.next(writers * each);
      written.countDown();

      assertThat(events.next(writers * each)).isEqualTo(all);
      assertThat(all)
          .extracting(event -> ((StoreEvent.Put) event).entry().revision())
          .containsExactlyElementsOf(
              IntStream.range(0, writers * each).mapToObj(i -> next + i).toList());
    }
  }

  /** Lets something happen to etcd between an event and the watch's next look at it. */
  private void whileListenerWaits(Runnable happening) {
    CountDownLatch told = new CountDownLatch(1);
    CountDownLatch happened = new CountDownLatch(1);
    Watch _ =
        store.watch(
            "/t/",
            nextRevision(),
            event -> {
              events.accept(event);
              told.countDown();
              await(happened);
            });
    create("/t/first", "1");
    await(told);
    happening.run();
    happened.countDown();
    assertThat(value(events.next())).isEqualTo("1");
  }

  private void write(int writers, int each) throws Exception {
    String padding = "x".repeat(300);
    List<Future<?>> done = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int writer = 0; writer < writers; writer++) {
        String prefix = "/t/" + writer + "/";
        done.add(
            threads.submit(
                () -> IntStream.range(0, each).forEach(i -> create(prefix + i, padding))));
      }
      for (Future<?> one : done) {
        one.get();
      }
    }
  }

  private void restart() {
    etcd.member(0).kill();
    etcd.member(0).start();
    etcd.awaitAnswer();
  }

  private void wipe() {
    etcd.member(0).kill();
    etcd.member(0).wipe();
    etcd.member(0).start();
    etcd.awaitAnswer();
  }

  private long nextRevision() {
    return store.list("/t/").revision() + 1;
  }

  private void create(String key, String value) {
    assertThat(store.put(key, value, ClusterStore.ABSENT, ClusterStore.FOREVER))
        .isInstanceOf(WriteOutcome.Applied.class);
  }

  private static String value(StoreEvent event) {
    assertThat(event).isInstanceOf(StoreEvent.Put.class);
    return ((StoreEvent.Put) event).entry().value();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }
}
