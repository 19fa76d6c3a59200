package dev.tweed.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DesiredStateTest {

  private final DesiredState state = new DesiredState();
  private final HostObject first = Samples.neighbour(7);
  private final HostObject second =
      new HostNeighbour(Samples.TUNNEL, Samples.subnet(7).address(), Samples.mac(8));

  @Test
  void isTheUnionOfItsParts() {
    replace("host", Samples.host());
    replace("peer/7", Samples.peer(7));
    assertThat(state.snapshot().objects())
        .containsAll(Samples.host())
        .containsAll(Samples.peer(7))
        .hasSize(10);
    assertThat(state.keys("peer/7"))
        .containsExactlyElementsOf(Samples.peer(7).stream().map(HostObject::key).toList());
  }

  @Test
  void aReplacedPartLosesWhatItNoLongerNames() {
    replace("peer/7", Samples.peer(7));
    Set<Key> dirty = replace("peer/7", List.of(Samples.neighbour(7)));
    assertThat(state.snapshot().objects()).containsExactly(Samples.neighbour(7));
    assertThat(dirty).containsAll(Samples.peer(7).stream().map(HostObject::key).toList());
  }

  @Test
  void theSamePartAgainIsNoWork() {
    replace("peer/7", Samples.peer(7));
    assertThat(replace("peer/7", Samples.peer(7))).isEmpty();
  }

  @Test
  void theEarlierClaimHoldsAndTheLaterTakesOverWhenItGoes() {
    replace("one", List.of(first));
    replace("two", List.of(second));
    assertThat(state.get(first.key())).isEqualTo(first);
    assertThat(state.contests("two"))
        .singleElement()
        .asString()
        .startsWith("two wants ")
        .contains("but one has");

    assertThat(replace("one", List.of())).contains(first.key());
    assertThat(state.get(first.key())).isEqualTo(second);
    assertThat(state.contests("two")).isEmpty();
  }

  @Test
  void theLaterClaimMayGoFirst() {
    replace("one", List.of(first));
    replace("two", List.of(second));
    replace("two", List.of());
    assertThat(state.get(first.key())).isEqualTo(first);
    replace("one", List.of());
    assertThat(state.keys()).isEmpty();
  }

  @Test
  void aPartThatChangesItsWishKeepsItsPlace() {
    HostObject third =
        new HostNeighbour(Samples.TUNNEL, Samples.subnet(7).address(), Samples.mac(9));
    replace("one", List.of(first));
    replace("two", List.of(second));
    replace("one", List.of(third));
    assertThat(state.get(first.key())).isEqualTo(third);
  }

  @Test
  void clearedItDesiresNothing() {
    replace("host", Samples.host());
    Set<Key> dirty = new HashSet<>();
    state.clear(dirty);
    assertThat(dirty).hasSize(Samples.host().size());
    assertThat(state.snapshot().objects()).isEmpty();
    assertThat(state.keys("host")).isEmpty();
  }

  private Set<Key> replace(String part, List<HostObject> objects) {
    Set<Key> dirty = new HashSet<>();
    state.replace(part, objects, dirty);
    return dirty;
  }
}
