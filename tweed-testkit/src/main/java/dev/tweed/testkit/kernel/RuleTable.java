package dev.tweed.testkit.kernel;

import dev.tweed.linux.Errno;
import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.netlink.Netlink;
import dev.tweed.net.IpFamily;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Which table is looked up for which packet. Wire form: {@code struct fib_rule_hdr} (u8 family,
 * dst_len, src_len, tos, table, 2 reserved, action, u32 flags), attributes FRA_…. Source:
 * uapi/linux/fib_rules.h.
 */
final class RuleTable implements ObjectTable {

  private static final int HEADER = 12;
  private static final int FRA_PRIORITY = 6;
  private static final int FRA_TABLE = 15;
  private static final int FRA_SUPPRESS_PREFIXLEN = 14;
  private static final int FRA_PROTOCOL = 21;
  private static final int[] SELECTORS = {1, 2, 3, 10, 16, 17}; // DST SRC IIFNAME FWMARK FWMASK OIF
  private static final int FR_ACT_TO_TBL = 1;
  private static final int RTPROT_KERNEL = 2;
  private static final int RTNLGRP_IPV4_RULE = 8;
  private static final int RTNLGRP_IPV6_RULE = 19;
  private static final int FIRST_FREE = 32765;

  private record Held(
      int family, int dst, int src, int tos, int action, int flags, Attributes attributes) {

    int priority() {
      return attributes.u32(FRA_PRIORITY, 0);
    }

    void writeTo(MessageWriter out) {
      int table = attributes.u32(FRA_TABLE, 0);
      out.u8(family).u8(dst).u8(src).u8(tos).u8(table < 256 ? table : 252);
      out.u8(0).u8(0).u8(action).u32(flags);
      attributes.writeTo(out);
    }

    boolean sameSelection(Held other) {
      boolean sameHeader = family == other.family && dst == other.dst && src == other.src;
      return sameHeader
          && attributes.fulfils(other.attributes, SELECTORS)
          && other.attributes.fulfils(attributes, SELECTORS);
    }
  }

  private final List<Held> rules = new ArrayList<>();
  private final Notifications notifications;

  RuleTable(Notifications notifications) {
    this.notifications = notifications;
    for (IpFamily family : IpFamily.values()) {
      rules.add(usual(family, 0, 255));
      rules.add(usual(family, 32766, 254));
    }
    rules.add(usual(IpFamily.IPV4, 32767, 253));
  }

  private static Held usual(IpFamily family, int priority, int table) {
    Attributes attributes =
        new Attributes().putU32(FRA_TABLE, table).putU8(FRA_PROTOCOL, RTPROT_KERNEL);
    attributes.putU32(FRA_SUPPRESS_PREFIXLEN, -1);
    if (priority != 0) {
      attributes.putU32(FRA_PRIORITY, priority);
    }
    return new Held(family.number(), 0, 0, 0, FR_ACT_TO_TBL, 0, attributes);
  }

  private static Held rule(FakeRequest request) {
    Attributes said = request.attributes(HEADER);
    if (!said.has(FRA_TABLE)) {
      said.putU32(FRA_TABLE, request.u8(4));
    }
    if (!said.has(FRA_SUPPRESS_PREFIXLEN)) {
      said.putU32(FRA_SUPPRESS_PREFIXLEN, -1);
    }
    if (!said.has(FRA_PROTOCOL)) {
      said.putU8(FRA_PROTOCOL, 0);
    }
    return new Held(
        request.u8(0),
        request.u8(1),
        request.u8(2),
        request.u8(3),
        request.u8(7),
        request.u32(8),
        said);
  }

  @Override
  public void put(FakeRequest request) {
    Held wanted = rule(request);
    if (!wanted.attributes.has(FRA_PRIORITY)) {
      wanted.attributes.putU32(FRA_PRIORITY, freePriority(wanted.family));
    }
    boolean exists =
        rules.stream()
            .anyMatch(held ->
                held.sameSelection(wanted)
                    && held.priority() == wanted.priority()
                    && held.attributes.agree(wanted.attributes, FRA_TABLE));
    if (exists && request.has(Netlink.EXCL)) {
      throw new Refusal(Errno.EEXIST);
    }
    rules.add(wanted);
    rules.sort(Comparator.comparingInt(Held::priority));
    publish(Kind.RULE.newType(), wanted);
  }

  /** Before the rules that are there, as the kernel chooses. */
  private int freePriority(int family) {
    return rules.stream()
        .filter(held -> held.family == family && held.priority() > 0)
        .mapToInt(held -> held.priority() - 1)
        .min()
        .orElse(FIRST_FREE);
  }

  @Override
  public void delete(FakeRequest request) {
    Held wanted = rule(request);
    boolean anyTable = wanted.attributes.u32(FRA_TABLE, 0) == 0;
    Optional<Held> found =
        rules.stream()
            .filter(held -> held.family == wanted.family)
            .filter(held -> held.attributes.fulfils(wanted.attributes, SELECTORS))
            .filter(held -> held.attributes.fulfils(wanted.attributes, FRA_PRIORITY))
            .filter(held -> anyTable || held.attributes.agree(wanted.attributes, FRA_TABLE))
            .findFirst();
    Held gone = found.orElseThrow(() -> new Refusal(Errno.ENOENT));
    rules.remove(gone);
    publish(Kind.RULE.deleteType(), gone);
  }

  private void publish(int type, Held rule) {
    boolean v4 = rule.family == IpFamily.IPV4.number();
    notifications.publish(v4 ? RTNLGRP_IPV4_RULE : RTNLGRP_IPV6_RULE, type, rule::writeTo);
  }

  @Override
  public void dump(FakeRequest request, Consumer<Consumer<MessageWriter>> answer) {
    for (Held held : rules) {
      if (request.u8(0) == 0 || request.u8(0) == held.family) {
        answer.accept(held::writeTo);
      }
    }
  }
}
