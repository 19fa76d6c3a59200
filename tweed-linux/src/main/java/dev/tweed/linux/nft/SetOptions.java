package dev.tweed.linux.nft;

import dev.tweed.linux.nft.expr.Expression;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How a set behaves.
 *
 * @param timeout how long elements stay; zero for ever
 * @param gcInterval how often outdated elements are swept; zero for the kernel's choice
 * @param size the most elements; 0 for no limit
 * @param expressions what each element gets: a counter, a limit
 */
public record SetOptions(
    Set<SetFlag> flags,
    Duration timeout,
    Duration gcInterval,
    int size,
    List<Expression> expressions) {

  static final SetOptions NONE =
      new SetOptions(Set.of(), Duration.ZERO, Duration.ZERO, 0, List.of());

  public SetOptions {
    flags = Set.copyOf(flags);
    expressions = List.copyOf(expressions);
  }

  SetOptions with(SetFlag first, SetFlag... more) {
    Set<SetFlag> all = EnumSet.of(first, more);
    all.addAll(flags);
    return new SetOptions(all, timeout, gcInterval, size, expressions);
  }

  SetOptions withTimeout(Duration stay) {
    return new SetOptions(flags, stay, gcInterval, size, expressions).with(SetFlag.TIMEOUT);
  }

  SetOptions withSize(int most) {
    return new SetOptions(flags, timeout, gcInterval, most, expressions);
  }

  SetOptions withExpressions(Expression... each) {
    return new SetOptions(flags, timeout, gcInterval, size, List.of(each));
  }
}
