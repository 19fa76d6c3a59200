package dev.tweed.cluster.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tweed.cluster.store.StoreEvent.Deleted;
import dev.tweed.cluster.store.StoreEvent.Put;
import dev.tweed.cluster.store.StoreEvent.Resync;
import dev.tweed.cluster.store.WriteOutcome.Applied;
import dev.tweed.cluster.store.WriteOutcome.Conflict;
import dev.tweed.cluster.store.WriteOutcome.GrantGone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ClusterStore} must do. An implementation's test extends this and says how to
 * get an empty store, how to let time pass, and how to make it forget its history.
 */
public abstract class ClusterStoreContract {

  private static final String KEY = "/t/subnets/10.5.1.0-24";
  private static final Duration TTL = Duration.ofSeconds(5);

  private ClusterStore store;

  /** A store without entries. */
  protected abstract ClusterStore emptyStore() throws Exception;

  /** Lets this much time pass for the store. */
  protected abstract void pass(Duration time) throws Exception;

  /** Makes the store forget all revisions before the present one. */
  protected abstract void compact(ClusterStore store) throws Exception;

  @BeforeEach
  final void openStore() throws Exception {
    store = emptyStore();
  }

  @AfterEach
  final void closeStore() {
    store.close();
  }

  @Test
  void aKeyIsCreatedOnlyOnce() {
    long revision = applied(store.put(KEY, "first", ClusterStore.ABSENT, ClusterStore.FOREVER));
    Entry first = new Entry(KEY, "first", 1, revision, ClusterStore.FOREVER);

    assertThat(store.put(KEY, "second", ClusterStore.ABSENT, ClusterStore.FOREVER))
        .isEqualTo(new Conflict(Optional.of(first)));
    assertThat(store.read(KEY)).hasValue(first);
    assertThat(store.read("/t/other")).isEmpty();
  }

  @Test
  void anEntryIsReplacedOnlyAtTheExpectedRevision() {
    long first = applied(store.put(KEY, "1", ClusterStore.ABSENT, ClusterStore.FOREVER));
    long second = applied(store.put(KEY, "2", first, ClusterStore.FOREVER));

    assertThat(second).isGreaterThan(first);
    assertThat(store.put(KEY, "3", first, ClusterStore.FOREVER)).isInstanceOf(Conflict.class);
    assertThat(store.read(KEY)).hasValue(new Entry(KEY, "2", 2, second, 0));
    assertThat(store.put("/t/none", "x", second, ClusterStore.FOREVER))
        .isEqualTo(new Conflict(Optional.empty()));
  }

  @Test
  void anEntryIsDeletedOnlyAtTheExpectedRevision() {
    long first = applied(store.put(KEY, "1", ClusterStore.ABSENT, ClusterStore.FOREVER));
    long second = applied(store.put(KEY, "2", first, ClusterStore.FOREVER));

    assertThat(store.delete(KEY, first)).isInstanceOf(Conflict.class);
    assertThat(applied(store.delete(KEY, second))).isGreaterThan(second);
    assertThat(store.read(KEY)).isEmpty();
    assertThat(store.delete(KEY, second)).isEqualTo(new Conflict(Optional.empty()));
    applied(store.put(KEY, "new", ClusterStore.ABSENT, ClusterStore.FOREVER));
    assertThat(store.read(KEY).map(Entry::version)).as("counts anew").hasValue(1L);
  }

  @Test
  void aListingHasThePrefixAndNothingElse() {
    applied(store.put("/t/b", "2", ClusterStore.ABSENT, ClusterStore.FOREVER));
    applied(store.put("/t/a", "1", ClusterStore.ABSENT, ClusterStore.FOREVER));
    long last = applied(store.put("/t2/c", "3", ClusterStore.ABSENT, ClusterStore.FOREVER));

    assertThat(store.list("/t/").entries()).extracting(Entry::key).containsExactly("/t/a", "/t/b");
    assertThat(store.list("/t/").revision()).isEqualTo(last);
    assertThat(store.list("/none/").entries()).isEmpty();
  }

  @Test
  void textOfAnyLanguageIsKept() {
    String value = "{\"name\":\"übertragung 网络 🐑\\u0000\"}\n".repeat(2_000);
    applied(store.put("/t/ключ", value, ClusterStore.ABSENT, ClusterStore.FOREVER));

    assertThat(store.read("/t/ключ").map(Entry::value)).hasValue(value);
  }

  @Test
  void entriesEndWithTheirGrant() throws Exception {
    Grant grant = store.grant(TTL);
    applied(store.put(KEY, "v", ClusterStore.ABSENT, grant.id()));
    long stays = applied(store.put("/t/stays", "v", ClusterStore.ABSENT, ClusterStore.FOREVER));
    Recorder<StoreEvent> events = new Recorder<>();
    try (Watch _ = store.watch("/t/", stays + 1, events)) {
      assertThat(store.read(KEY).map(Entry::grantId)).hasValue(grant.id());

      pass(TTL.plusSeconds(1));

      assertThat(events.next())
          .isInstanceOfSatisfying(
              Deleted.class, deleted -> assertThat(deleted.key()).isEqualTo(KEY));
      assertThat(store.read(KEY)).isEmpty();
      assertThat(store.read("/t/stays")).isPresent();
      assertThat(store.keepAlive(grant.id())).isEmpty();
      assertThat(store.remaining(grant.id())).isEmpty();
      assertThat(store.put(KEY, "v", ClusterStore.ABSENT, grant.id()))
          .isEqualTo(new GrantGone(grant.id()));
    }
  }

  @Test
  void aGrantKeptAliveGoesOn() throws Exception {
    Grant grant = store.grant(TTL);
    applied(store.put(KEY, "v", ClusterStore.ABSENT, grant.id()));
    for (int i = 0; i < 3; i++) {
      pass(TTL.minusSeconds(2));
      assertThat(store.keepAlive(grant.id())).hasValue(grant);
    }

    assertThat(store.read(KEY)).isPresent();
    assertThat(store.remaining(grant.id()).orElseThrow()).isPositive().isLessThanOrEqualTo(TTL);
  }

  @Test
  void anEntryMovedToAnotherGrantOutlivesItsFirst() {
    Grant first = store.grant(TTL);
    Grant second = store.grant(TTL);
    long revision = applied(store.put(KEY, "v", ClusterStore.ABSENT, first.id()));
    applied(store.put(KEY, "v", revision, second.id()));

    store.revoke(first.id());
    assertThat(store.read(KEY)).isPresent();

    store.revoke(second.id());
    assertThat(store.read(KEY)).isEmpty();
  }

  @Test
  void aGrantsEntriesAllEndAtOneRevision() {
    Grant grant = store.grant(TTL);
    applied(store.put("/t/a", "v", ClusterStore.ABSENT, grant.id()));
    long last = applied(store.put("/t/b", "v", ClusterStore.ABSENT, grant.id()));
    Recorder<StoreEvent> events = new Recorder<>();
    try (Watch _ = store.watch("/t/", last + 1, events)) {
      store.revoke(grant.id());
      store.revoke(grant.id());

      assertThat(events.next(2))
          .containsExactlyInAnyOrder(new Deleted("/t/a", last + 1), new Deleted("/t/b", last + 1));
      assertThat(store.list("/t/").revision()).isEqualTo(last + 1);
    }
  }

  @Test
  void aWatchTellsThePastFromItsRevisionOnAndThenTheFuture() {
    long first = applied(store.put("/t/a", "1", ClusterStore.ABSENT, ClusterStore.FOREVER));
    long second = applied(store.put("/t/a", "2", first, ClusterStore.FOREVER));
    applied(store.put("/other", "x", ClusterStore.ABSENT, ClusterStore.FOREVER));
    Recorder<StoreEvent> events = new Recorder<>();
    try (Watch _ = store.watch("/t/", second, events)) {
      assertThat(events.next()).isEqualTo(new Put(new Entry("/t/a", "2", 2, second, 0)));

      long third = applied(store.delete("/t/a", second));
      assertThat(events.next()).isEqualTo(new Deleted("/t/a", third));
      assertThat(events.rest()).isEmpty();
    }
  }

  @Test
  void aWatchFromBeforeTheCompactionHasToStartOver() throws Exception {
    long first = applied(store.put("/t/a", "1", ClusterStore.ABSENT, ClusterStore.FOREVER));
    long second = applied(store.put("/t/a", "2", first, ClusterStore.FOREVER));
    compact(store);
    Recorder<StoreEvent> late = new Recorder<>();
    Recorder<StoreEvent> current = new Recorder<>();
    try (Watch _ = store.watch("/t/", first, late);
        Watch _ = store.watch("/t/", second + 1, current)) {
      assertThat(late.next()).isInstanceOf(Resync.class);

      long third = applied(store.put("/t/a", "3", second, ClusterStore.FOREVER));
      assertThat(current.next()).isEqualTo(new Put(new Entry("/t/a", "3", 3, third, 0)));
      assertThat(late.rest()).as("a resync is the last event").isEmpty();
    }
  }

  @Test
  void aClosedWatchIsSilent() {
    Recorder<StoreEvent> closed = new Recorder<>();
    Recorder<StoreEvent> open = new Recorder<>();
    long from = store.list("/t/").revision() + 1;
    Watch watch = store.watch("/t/", from, closed);
    try (Watch _ = store.watch("/t/", from, open)) {
      watch.close();
      watch.close();
      applied(store.put(KEY, "v", ClusterStore.ABSENT, ClusterStore.FOREVER));

      open.next();
      assertThat(closed.rest()).isEmpty();
    }
  }

  @Test
  void aListenerThatFailsIsCalledAgain() {
    Recorder<StoreEvent> events = new Recorder<>();
    long from = store.list("/t/").revision() + 1;
    try (Watch _ =
        store.watch(
            "/t/",
            from,
            event -> {
              events.accept(event);
              throw new IllegalStateException("thrown on purpose");
            })) {
      applied(store.put("/t/a", "v", ClusterStore.ABSENT, ClusterStore.FOREVER));
      applied(store.put("/t/b", "v", ClusterStore.ABSENT, ClusterStore.FOREVER));

      assertThat(events.next(2)).hasSize(2);
    }
  }

  @Test
  void aListenerMayCallTheStoreAndCloseItsWatch() {
    Recorder<Long> listed = new Recorder<>();
    List<Watch> self = new ArrayList<>();
    long from = store.list("/t/").revision() + 1;
    Watch watch =
        store.watch(
            "/t/",
            from,
            event -> {
              listed.accept(store.list("/t/").revision());
              synchronized (self) {
                self.getFirst().close();
              }
            });
    synchronized (self) {
      self.add(watch);
    }
    long first = applied(store.put("/t/a", "1", ClusterStore.ABSENT, ClusterStore.FOREVER));

    assertThat(listed.next()).isGreaterThanOrEqualTo(first);
  }

  @Test
  void watchesSeeEveryWriteOnceAndInOrderWhateverWritersDo() throws Exception {
    long seed = System.nanoTime();
    long from = store.list("/t/").revision() + 1;
    List<Recorder<StoreEvent>> recorders = List.of(new Recorder<>(), new Recorder<>());
    List<Watch> watches = new ArrayList<>();
    recorders.forEach(recorder -> watches.add(store.watch("/t/", from, recorder)));

    TreeMap<Long, StoreEvent> written = writeConcurrently(seed);
    long last = store.list("/t/").revision();
    Recorder<StoreEvent> afterwards = new Recorder<>();
    watches.add(store.watch("/t/", from, afterwards));

    List<StoreEvent> expected = List.copyOf(written.values());
    for (Recorder<StoreEvent> recorder : List.of(recorders.get(0), recorders.get(1), afterwards)) {
      assertThat(recorder.next(expected.size())).as("seed %d", seed).isEqualTo(expected);
      assertThat(recorder.rest()).as("seed %d", seed).isEmpty();
    }
    assertThat(written.lastKey()).as("seed %d", seed).isEqualTo(last);
    assertThat(fold(expected)).as("seed %d", seed).isEqualTo(listed());
    watches.forEach(Watch::close);
  }

  @Test
  void aClosedStoreSaysSo() {
    store.close();
    store.close();

    assertThatThrownBy(() -> store.read(KEY))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.CLOSED))
        .hasMessageContaining(KEY);
  }

  /** What each writer was told it had done, by revision. */
  private TreeMap<Long, StoreEvent> writeConcurrently(long seed) throws Exception {
    TreeMap<Long, StoreEvent> written = new TreeMap<>();
    List<Future<Map<Long, StoreEvent>>> writers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 4; i++) {
        Random random = new Random(seed + i);
        writers.add(threads.submit(() -> write(random)));
      }
      for (Future<Map<Long, StoreEvent>> writer : writers) {
        for (Map.Entry<Long, StoreEvent> event : writer.get().entrySet()) {
          assertThat(written.put(event.getKey(), event.getValue()))
              .as("seed %d: two writers were given one revision", seed)
              .isNull();
        }
      }
    }
    return written;
  }

  private Map<Long, StoreEvent> write(Random random) {
    Map<Long, StoreEvent> done = new TreeMap<>();
    for (int i = 0; i < 250; i++) {
      String key = "/t/" + random.nextInt(8);
      String value = "v" + random.nextInt();
      Entry known = store.read(key).orElse(new Entry(key, "", 0, ClusterStore.ABSENT, 0));
      boolean delete = known.revision() != ClusterStore.ABSENT && random.nextInt(4) == 0;
      WriteOutcome outcome =
          delete
              ? store.delete(key, known.revision())
              : store.put(key, value, known.revision(), ClusterStore.FOREVER);
      if (outcome instanceof Applied(long revision)) {
        done.put(
            revision,
            delete
                ? new Deleted(key, revision)
                : new Put(new Entry(key, value, known.version() + 1, revision, 0)));
      }
    }
    return done;
  }

  private static Map<String, Entry> fold(List<StoreEvent> events) {
    Map<String, Entry> entries = new TreeMap<>();
    for (StoreEvent event : events) {
      switch (event) {
        case Put(Entry entry) -> entries.put(entry.key(), entry);
        case Deleted(String key, long _) -> entries.remove(key);
        case Resync _ -> throw new AssertionError("resync in the middle");
      }
    }
    return entries;
  }

  private Map<String, Entry> listed() {
    Map<String, Entry> entries = new TreeMap<>();
    store.list("/t/").entries().forEach(entry -> entries.put(entry.key(), entry));
    return entries;
  }

  private static long applied(WriteOutcome outcome) {
    assertThat(outcome).isInstanceOf(Applied.class);
    return ((Applied) outcome).revision();
  }
}
