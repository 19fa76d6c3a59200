package dev.tweed.linux.nft;

import dev.tweed.linux.nft.SetElement.Kind;
import dev.tweed.linux.nft.expr.Bytes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Intervals as the kernel keeps them in sets whose keys are one value: an element at the first key
 * and an end mark at the first key behind, none when it reaches the last possible key. Sets of
 * concatenations carry both ends in one element instead.
 */
final class Intervals {

  private static final Comparator<SetElement> BY_KEY =
      Comparator.comparing(SetElement::key)
          .thenComparingInt(element -> element.kind() == Kind.INTERVAL_END ? 0 : 1);

  private Intervals() {}

  /** Each interval as its two marks. */
  static List<SetElement> split(List<SetElement> elements) {
    List<SetElement> marks = new ArrayList<>(elements.size() * 2);
    for (SetElement element : elements) {
      marks.add(element.ending(null));
      Bytes last = element.last();
      Bytes behind = (last == null ? element.key() : last).next();
      if (element.kind() == Kind.VALUE && behind != null) {
        marks.add(SetElement.of(behind).as(Kind.INTERVAL_END));
      }
    }
    return marks;
  }

  /** Marks in any order as intervals, ascending; a catch-all element comes last. */
  static List<SetElement> join(List<SetElement> marks) {
    List<SetElement> sorted = new ArrayList<>(marks);
    sorted.removeIf(mark -> mark.kind() == Kind.CATCH_ALL);
    sorted.sort(BY_KEY);
    List<SetElement> intervals = new ArrayList<>();
    for (int i = 0; i < sorted.size(); i++) {
      if (sorted.get(i).kind() == Kind.VALUE) {
        Bytes behind = i + 1 < sorted.size() ? sorted.get(i + 1).key() : null;
        intervals.add(upTo(sorted.get(i), behind));
      }
    }
    marks.stream().filter(mark -> mark.kind() == Kind.CATCH_ALL).forEach(intervals::add);
    return intervals;
  }

  private static SetElement upTo(SetElement start, @Nullable Bytes behind) {
    Bytes last = behind == null ? Bytes.zero(start.key().length()).not() : behind.previous();
    return start.ending(start.key().equals(last) ? null : last);
  }
}
