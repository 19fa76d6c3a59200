package dev.tweed.linux.route;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.net.IpFamily;
import dev.tweed.net.IpPrefix;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A rule: which routing table packets are looked up in. What it asks of packets beyond addresses is
 * in {@link RuleAttributes}. Source: uapi/linux/fib_rules.h.
 *
 * @param from null for all
 * @param to null for all
 * @param table see {@link RouteNumbers}; 0 when the action needs none
 * @param action {@code FR_ACT_*}, 1 to look the table up
 * @param flags {@code FIB_RULE_*}, 2 to invert
 */
public record Rule(
    IpFamily family,
    @Nullable IpPrefix from,
    @Nullable IpPrefix to,
    int tos,
    int table,
    int action,
    int flags,
    AttributeSet attributes)
    implements RouteObject {

  public static final int TO_TABLE = 1;
  public static final int BLACKHOLE = 6;
  public static final int UNREACHABLE = 7;
  public static final int PROHIBIT = 8;
  public static final int INVERT = 2;

  /** All packets of that family to that table, after the rules of a smaller priority. */
  public static Rule lookup(IpFamily family, int priority, int table) {
    AttributeSet attributes = AttributeSet.EMPTY.with(RuleAttributes.PRIORITY, priority);
    return new Rule(family, null, null, 0, table, TO_TABLE, 0, attributes);
  }

  public Rule withFrom(IpPrefix prefix) {
    return new Rule(family, prefix, to, tos, table, action, flags, attributes);
  }

  public Rule withTo(IpPrefix prefix) {
    return new Rule(family, from, prefix, tos, table, action, flags, attributes);
  }

  /** For the packets that do not match. */
  public Rule inverted() {
    return new Rule(family, from, to, tos, table, action, flags ^ INVERT, attributes);
  }

  public <T> Rule with(Attribute<T> attribute, T value) {
    return new Rule(family, from, to, tos, table, action, flags, attributes.with(attribute, value));
  }

  public OptionalInt priority() {
    return attributes.number(RuleAttributes.PRIORITY);
  }

  @Override
  public int messageType() {
    return Rtm.NEWRULE;
  }

  @Override
  public void encode(MessageWriter out) {
    RuleCodec.encode(this, out);
  }

  @Override
  public String noun() {
    return "rule";
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(64).append((flags & INVERT) != 0 ? "not " : "");
    text.append("from ").append(from == null ? "all" : from);
    if (to != null) {
      text.append(" to ").append(to);
    }
    if (tos != 0) {
      text.append(" tos ").append(tos);
    }
    attributes.appendTo(text);
    return text.append(actionText()).toString();
  }

  private String actionText() {
    return switch (action) {
      case TO_TABLE -> " lookup " + RouteNumbers.tableName(table);
      case BLACKHOLE -> " blackhole";
      case UNREACHABLE -> " unreachable";
      case PROHIBIT -> " prohibit";
      default -> "";
    };
  }
}
