package dev.tweed.linux.nft.syntax;

import dev.tweed.linux.nft.Statement;
import dev.tweed.linux.nft.expr.CtKey;
import dev.tweed.linux.nft.expr.CtLoad;
import java.util.Arrays;
import java.util.Optional;

/** What is known about a packet's connection. */
public final class Ct {

  /** How a packet belongs to its connection. */
  public enum State {
    INVALID(1),
    ESTABLISHED(2),
    RELATED(4),
    NEW(8),
    UNTRACKED(64);

    private final int bit;

    State(int bit) {
      this.bit = bit;
    }
  }

  /** What became of a connection. Source: enum ip_conntrack_status. */
  public enum Status {
    SNAT(16),
    DNAT(32);

    private final int bit;

    Status(int bit) {
      this.bit = bit;
    }
  }

  Ct() {}

  /** Whether it is in one of these states. */
  public Statement state(State... states) {
    return number(CtKey.STATE).any(Arrays.stream(states).mapToInt(each -> each.bit).sum());
  }

  /** Whether one of these happened to it. */
  public Statement status(Status... happened) {
    return number(CtKey.STATUS).any(Arrays.stream(happened).mapToInt(each -> each.bit).sum());
  }

  public NumberOperand mark() {
    return number(CtKey.MARK);
  }

  private static NumberOperand number(CtKey key) {
    return new NumberOperand(
        key.type(),
        key.type().bytes(),
        (rule, to) -> rule.add(new CtLoad(key, Optional.empty(), to)));
  }
}
