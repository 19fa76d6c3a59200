package dev.tweed.cluster.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tweed.cluster.store.ClusterStore;
import dev.tweed.cluster.store.ClusterStoreContract;
import dev.tweed.cluster.store.Entry;
import dev.tweed.cluster.store.Grant;
import dev.tweed.cluster.store.Recorder;
import dev.tweed.cluster.store.StoreEvent;
import dev.tweed.cluster.store.Watch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EmbeddedStoreTest extends ClusterStoreContract {

  private final ManualTimer timer = new ManualTimer();

  @Override
  protected ClusterStore emptyStore() {
    return EmbeddedStore.inMemory(timer, 16_384);
  }

  @Override
  protected void pass(Duration time) {
    timer.pass(time);
  }

  @Override
  protected void compact(ClusterStore store) {
    ((EmbeddedStore) store).compact();
  }

  @Test
  void aShortGrantAfterALongOneEndsFirst() {
    try (EmbeddedStore store = EmbeddedStore.inMemory(timer, 16)) {
      Grant day = store.grant(Duration.ofHours(24));
      Grant minute = store.grant(Duration.ofMinutes(1));
      store.put("/day", "v", ClusterStore.ABSENT, day.id());
      store.put("/minute", "v", ClusterStore.ABSENT, minute.id());
      Recorder<StoreEvent> events = new Recorder<>();
      try (Watch _ = store.watch("/", store.list("/").revision() + 1, events)) {
        timer.pass(Duration.ofMinutes(1));
        assertThat(events.next()).isEqualTo(new StoreEvent.Deleted("/minute", 4));

        timer.pass(Duration.ofHours(24));
        assertThat(events.next()).isEqualTo(new StoreEvent.Deleted("/day", 5));
      }
    }
  }

  @Test
  void aBurstReachesEveryWatchWholeAndInOrder() {
    int puts = 5_000;
    try (EmbeddedStore store = EmbeddedStore.inMemory(timer, 16_384)) {
      List<Recorder<StoreEvent>> recorders = new ArrayList<>();
      List<Watch> watches = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        Recorder<StoreEvent> recorder = new Recorder<>();
        recorders.add(recorder);
        watches.add(store.watch("/", 2, recorder));
      }
      for (int i = 0; i < puts; i++) {
        store.put("/" + i, "v", ClusterStore.ABSENT, ClusterStore.FOREVER);
      }
      List<String> keys = IntStream.range(0, puts).mapToObj(i -> "/" + i).toList();
      for (Recorder<StoreEvent> recorder : recorders) {
        assertThat(recorder.next(puts))
            .extracting(event -> ((StoreEvent.Put) event).entry().key())
            .isEqualTo(keys);
      }
      watches.forEach(Watch::close);
    }
  }

  @Test
  void aWatchThatFallsTooFarBehindStartsOver() throws Exception {
    CountDownLatch stuck = new CountDownLatch(1);
    CountDownLatch free = new CountDownLatch(1);
    Recorder<StoreEvent> events = new Recorder<>();
    try (EmbeddedStore store = EmbeddedStore.inMemory(timer, 8);
        Watch _ =
            store.watch(
                "/",
                2,
                event -> {
                  events.accept(event);
                  stuck.countDown();
                  waitFor(free);
                })) {
      store.put("/0", "v", ClusterStore.ABSENT, ClusterStore.FOREVER);
      stuck.await();
      for (int i = 1; i < 20; i++) {
        store.put("/" + i, "v", ClusterStore.ABSENT, ClusterStore.FOREVER);
      }
      free.countDown();

      assertThat(events.next())
          .isEqualTo(new StoreEvent.Put(new Entry("/0", "v", 1, 2, ClusterStore.FOREVER)));
      assertThat(events.next()).isInstanceOf(StoreEvent.Resync.class);
      assertThat(store.list("/").entries()).hasSize(20);
    }
  }

  @Test
  void theSystemsTimerEndsAGrantToo() {
    try (EmbeddedStore store = EmbeddedStore.inMemory()) {
      Grant grant = store.grant(Duration.ofMillis(20));
      store.put("/k", "v", ClusterStore.ABSENT, grant.id());
      Recorder<StoreEvent> events = new Recorder<>();
      try (Watch _ = store.watch("/", 3, events)) {
        assertThat(events.next()).isEqualTo(new StoreEvent.Deleted("/k", 3));
      }
    }
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
