package dev.tweed.linux.nft;

import dev.tweed.linux.Recorded;
import dev.tweed.linux.netlink.NetlinkMessage;
import java.util.ArrayList;
import java.util.List;

/** What {@code nft list ruleset} was told by the kernel, put together again. */
final class RecordedRuleset {

  private final List<NftEntity> entities = new ArrayList<>();

  static Ruleset load() {
    RecordedRuleset recorded = new RecordedRuleset();
    Recorded.load("nft/list.hex").received().forEach(recorded::add);
    return recorded.ruleset();
  }

  private void add(NetlinkMessage message) {
    if (NftEvent.decode(message) instanceof NftEvent.Appeared(NftEntity entity)) {
      entities.add(entity);
    }
  }

  private Ruleset ruleset() {
    List<NftSet> sets = all(NftSet.class).stream().map(this::filled).toList();
    return new Ruleset(
        new Generation(1, 0, ""),
        all(Table.class),
        all(NftObject.class),
        sets.stream().filter(set -> !set.isAnonymous()).toList(),
        all(Chain.class),
        all(Rule.class).stream().map(rule -> AnonymousSets.attach(rule, sets)).toList());
  }

  private NftSet filled(NftSet set) {
    List<SetElement> elements =
        all(ElementList.class).stream()
            .filter(list -> list.family() == set.family())
            .filter(list -> list.table().equals(set.table()) && list.set().equals(set.name()))
            .flatMap(list -> list.elements().stream())
            .toList();
    return set.with(set.hasMarks() ? Intervals.join(elements) : elements);
  }

  /** nft asks for the objects of each kind; they are told once each time. */
  private <T extends NftEntity> List<T> all(Class<T> kind) {
    return entities.stream().filter(kind::isInstance).map(kind::cast).distinct().toList();
  }
}
