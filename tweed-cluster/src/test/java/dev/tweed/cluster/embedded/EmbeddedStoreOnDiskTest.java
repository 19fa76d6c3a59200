package dev.tweed.cluster.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tweed.cluster.store.ClusterStore;
import dev.tweed.cluster.store.ClusterStoreContract;
import dev.tweed.cluster.store.Entry;
import dev.tweed.cluster.store.Grant;
import dev.tweed.cluster.store.Listing;
import dev.tweed.cluster.store.Recorder;
import dev.tweed.cluster.store.StoreEvent;
import dev.tweed.cluster.store.StoreException;
import dev.tweed.cluster.store.Watch;
import dev.tweed.cluster.store.WriteOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStoreOnDiskTest extends ClusterStoreContract {

  @TempDir private Path directory;
  private final ManualTimer timer = new ManualTimer();

  @Override
  protected ClusterStore emptyStore() {
    return open(directory.resolve("contract"));
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
  void everythingIsThereAfterARestart() {
    Grant grant;
    Listing before;
    try (EmbeddedStore store = open(directory)) {
      grant = store.grant(Duration.ofMinutes(5));
      store.put("/leased", "1", ClusterStore.ABSENT, grant.id());
      store.put("/kept", "1", ClusterStore.ABSENT, ClusterStore.FOREVER);
      store.put("/kept", "2", 3, ClusterStore.FOREVER);
      timer.pass(Duration.ofMinutes(4));
      before = store.list("/");
    }
    try (EmbeddedStore store = open(directory)) {
      assertThat(store.list("/")).isEqualTo(before);
      assertThat(store.remaining(grant.id())).as("its whole time").hasValue(grant.ttl());
      assertThat(store.grant(Duration.ofMinutes(1)).id()).isNotEqualTo(grant.id());

      timer.pass(Duration.ofMinutes(5));
      assertThat(store.list("/").entries()).extracting(Entry::key).containsExactly("/kept");
    }
  }

  @Test
  void aWatchFromBeforeTheRestartStartsOver() {
    try (EmbeddedStore store = open(directory)) {
      store.put("/a", "1", ClusterStore.ABSENT, ClusterStore.FOREVER);
    }
    Recorder<StoreEvent> events = new Recorder<>();
    try (EmbeddedStore store = open(directory);
        Watch _ = store.watch("/", 2, events)) {
      assertThat(events.next()).isInstanceOf(StoreEvent.Resync.class);
    }
  }

  /** What a kill leaves: the file ends anywhere. Whole ops are there, the torn one is not. */
  @Test
  void aJournalCutAnywhereOpensAtTheLastWholeWrite() throws IOException {
    List<Listing> states = new ArrayList<>();
    List<Long> lengths = new ArrayList<>();
    Path journal = directory.resolve("journal");
    try (EmbeddedStore store = open(directory)) {
      writeRandomly(store, new Random(7), 30, () -> remember(store, journal, states, lengths));
    }
    byte[] whole = Files.readAllBytes(journal);
    Path copy = Files.createDirectory(directory.resolve("copy"));
    for (int cut = lengths.getFirst().intValue(); cut <= whole.length; cut++) {
      Files.write(copy.resolve("journal"), Arrays.copyOf(whole, cut));
      int last = lastWithin(lengths, cut);
      try (EmbeddedStore store = open(copy)) {
        assertThat(store.list("/")).as("cut at %d", cut).isEqualTo(states.get(last));
        assertThat(store.put("/after", "x", ClusterStore.ABSENT, ClusterStore.FOREVER))
            .isInstanceOf(WriteOutcome.Applied.class);
      }
      try (EmbeddedStore store = open(copy)) {
        assertThat(store.read("/after")).as("cut at %d", cut).isPresent();
      }
    }
  }

  @Test
  void garbageAtTheEndIsCutOff() throws IOException {
    try (EmbeddedStore store = open(directory)) {
      store.put("/a", "1", ClusterStore.ABSENT, ClusterStore.FOREVER);
    }
    Path journal = directory.resolve("journal");
    byte[] whole = Files.readAllBytes(journal);
    Files.write(journal, Arrays.copyOf(whole, whole.length + 100));
    try (EmbeddedStore store = open(directory)) {
      assertThat(store.read("/a")).isPresent();
      store.put("/b", "1", ClusterStore.ABSENT, ClusterStore.FOREVER);
    }
    try (EmbeddedStore store = open(directory)) {
      assertThat(store.read("/b")).isPresent();
    }
  }

  @Test
  void aDamagedSnapshotIsRefusedNotForgotten() throws IOException {
    open(directory).close();
    Path journal = directory.resolve("journal");
    byte[] bytes = Files.readAllBytes(journal);
    bytes[10] ^= 1;
    Files.write(journal, bytes);

    assertThatThrownBy(() -> open(directory))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.DAMAGED))
        .hasMessageContaining(directory.toString());
    assertThat(Files.readAllBytes(journal)).isEqualTo(bytes);
  }

  @Test
  void twoCannotHaveOneDirectory() {
    try (EmbeddedStore _ = open(directory)) {
      assertThatThrownBy(() -> open(directory))
          .isInstanceOfSatisfying(
              StoreException.class,
              e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.PERMISSION))
          .hasMessageContaining("in use by another agent");
    }
    open(directory).close();
  }

  @Test
  void aLongJournalIsReplacedByASnapshot() throws IOException {
    Path journal = directory.resolve("journal");
    String value = "x".repeat(1000);
    long longest = 0;
    Listing before;
    try (EmbeddedStore store = open(directory)) {
      long revision = ClusterStore.ABSENT;
      for (int i = 0; i < 3_000; i++) {
        revision =
            ((WriteOutcome.Applied) store.put("/k", value + i, revision, ClusterStore.FOREVER))
                .revision();
        longest = Math.max(longest, Files.size(journal));
      }
      before = store.list("/");
    }
    assertThat(longest).isBetween((1L << 20) - 2_000, 1L << 20);
    assertThat(Files.size(journal)).isLessThan(longest);
    assertThat(directory.resolve("journal.next")).doesNotExist();
    try (EmbeddedStore store = open(directory)) {
      assertThat(store.list("/")).isEqualTo(before);
    }
  }

  @Test
  void anInterruptedWriterDoesNoHarm() {
    try (EmbeddedStore store = open(directory)) {
      Thread.currentThread().interrupt();
      assertThat(store.put("/a", "1", ClusterStore.ABSENT, ClusterStore.FOREVER))
          .isInstanceOf(WriteOutcome.Applied.class);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(store.put("/b", "1", ClusterStore.ABSENT, ClusterStore.FOREVER))
          .isInstanceOf(WriteOutcome.Applied.class);
    }
  }

  private EmbeddedStore open(Path where) {
    return EmbeddedStore.open(where, timer, 16_384);
  }

  private static void remember(
      EmbeddedStore store, Path journal, List<Listing> states, List<Long> lengths) {
    try {
      lengths.add(Files.size(journal));
      states.add(store.list("/"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static int lastWithin(List<Long> lengths, int cut) {
    int last = 0;
    while (last + 1 < lengths.size() && lengths.get(last + 1) <= cut) {
      last++;
    }
    return last;
  }

  private static void writeRandomly(
      EmbeddedStore store, Random random, int steps, Runnable afterEach) {
    TreeMap<Long, Grant> grants = new TreeMap<>();
    afterEach.run();
    for (int i = 0; i < steps; i++) {
      String key = "/" + random.nextInt(4);
      long known = store.read(key).map(Entry::revision).orElse(ClusterStore.ABSENT);
      switch (random.nextInt(4)) {
        case 0 -> {
          Grant grant = store.grant(Duration.ofHours(1));
          grants.put(grant.id(), grant);
        }
        case 1 -> store.delete(key, known);
        case 2 -> {
          if (!grants.isEmpty()) {
            store.revoke(grants.pollFirstEntry().getKey());
          }
        }
        default ->
            store.put(
                key, "v" + i, known, grants.isEmpty() ? ClusterStore.FOREVER : grants.lastKey());
      }
      afterEach.run();
    }
  }
}
