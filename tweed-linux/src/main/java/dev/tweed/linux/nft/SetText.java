package dev.tweed.linux.nft;

import static dev.tweed.linux.nft.SetElement.Kind.CATCH_ALL;

import dev.tweed.linux.nft.expr.Bytes;
import dev.tweed.linux.nft.expr.Counter;
import dev.tweed.linux.nft.expr.Data;
import dev.tweed.linux.nft.expr.DataType;
import dev.tweed.linux.nft.expr.Verdict;
import dev.tweed.linux.nft.wire.WireEnum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Sets and their elements in nft's words. */
final class SetText {

  private SetText() {}

  /** What stands between a named set's braces, each line ended by {@code end}. */
  static String declaration(NftSet set, String end) {
    List<String> lines = new ArrayList<>();
    lines.add("type " + set.key() + set.data().map(data -> " : " + data).orElse("") + ";");
    if (set.options().size() != 0) {
      lines.add("size " + set.options().size() + ";");
    }
    if (!flags(set).isEmpty()) {
      lines.add("flags " + flags(set) + ";");
    }
    if (!set.options().timeout().isZero()) {
      lines.add("timeout " + ValueText.time(set.options().timeout()) + ";");
    }
    if (!set.options().gcInterval().isZero()) {
      lines.add("gc-interval " + ValueText.time(set.options().gcInterval()) + ";");
    }
    set.options()
        .expressions()
        .forEach(each -> lines.add((each instanceof Counter ? "counter" : each.toString()) + ";"));
    if (!set.comment().isEmpty()) {
      lines.add("comment \"" + set.comment() + "\";");
    }
    if (!set.elements().isEmpty()) {
      lines.add("elements = " + elements(set));
    }
    return String.join(end, lines) + end;
  }

  /** A time for all says already that there are times. */
  private static String flags(NftSet set) {
    List<SetFlag> shown = new ArrayList<>(List.of(SetFlag.values()));
    shown.retainAll(set.options().flags());
    if (!set.options().timeout().isZero() && !set.options().flags().contains(SetFlag.DYNAMIC)) {
      shown.remove(SetFlag.TIMEOUT);
    }
    return shown.stream().map(WireEnum::word).collect(Collectors.joining(","));
  }

  /** {@code { 10.0.0.1, 10.0.0.2 }}. */
  static String elements(NftSet set) {
    return set.elements().stream()
        .sorted(order(set))
        .map(element -> element(set, element))
        .collect(Collectors.joining(", ", "{ ", " }"));
  }

  /** nft sorts by number, and leaves intervals of concatenations in the kernel's order. */
  private static Comparator<SetElement> order(NftSet set) {
    Comparator<SetElement> catchAllLast =
        Comparator.comparing(SetElement::kind, Comparator.comparing(kind -> kind == CATCH_ALL));
    if (set.isInterval() && set.key().isConcatenation()) {
      return catchAllLast;
    }
    boolean reversed =
        (set.key().hostOrder() || set.key().parts().equals(List.of(DataType.IFNAME)))
            && !set.hasMarks();
    return catchAllLast.thenComparing(
        element -> reversed ? element.key().reversed() : element.key());
  }

  private static String element(NftSet set, SetElement element) {
    StringBuilder text = new StringBuilder(key(set, element));
    element.expressions().forEach(each -> text.append(' ').append(each));
    if (!element.timeout().isZero()) {
      text.append(" timeout ").append(ValueText.time(element.timeout()));
    }
    if (!element.expires().isZero()) {
      text.append(" expires ").append(ValueText.time(element.expires()));
    }
    if (!element.comment().isEmpty()) {
      text.append(" comment \"").append(element.comment()).append('"');
    }
    Data data = element.data();
    if (data != null) {
      text.append(" : ").append(data(set, data));
    } else if (!element.object().isEmpty()) {
      text.append(" : \"").append(element.object()).append('"');
    }
    return text.toString();
  }

  private static String key(NftSet set, SetElement element) {
    if (element.kind() == CATCH_ALL) {
      return "*";
    }
    Bytes last = element.last() == null ? element.key() : element.last();
    boolean swapped = set.key().hostOrder() && set.hasMarks();
    return swapped
        ? ValueText.range(set.key(), element.key().reversed(), last.reversed())
        : ValueText.range(set.key(), element.key(), last);
  }

  private static String data(NftSet set, Data data) {
    return switch (data) {
      case Verdict verdict -> verdict.toString();
      case Bytes value -> {
        if (set.data().orElse(null) instanceof SetData.Values(KeyType type, boolean interval)) {
          yield interval
              ? ValueText.range(
                  type, value.slice(0, type.bytes()), value.slice(type.bytes(), type.bytes()))
              : ValueText.of(type, value);
        }
        yield value.toString();
      }
    };
  }
}
