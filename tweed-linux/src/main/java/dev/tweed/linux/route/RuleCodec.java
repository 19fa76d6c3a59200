package dev.tweed.linux.route;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.netlink.NetlinkMessage;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpFamily;
import dev.tweed.net.IpPrefix;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Wire form: struct fib_rule_hdr { u8 family, dst_len, src_len, tos, table, res1, res2, action; u32
 * flags }, then {@code FRA_*}. Source: uapi/linux/fib_rules.h.
 */
final class RuleCodec {

  static final int HEADER = 12;
  private static final Attribute<IpAddress> DST = Attribute.address(1, "FRA_DST", "");
  private static final Attribute<IpAddress> SRC = Attribute.address(2, "FRA_SRC", "");
  static final AttributeTable TABLE = RuleAttributes.TABLE.with(DST, SRC);

  private RuleCodec() {}

  static Rule decode(NetlinkMessage message) {
    message.require(HEADER);
    ByteBuffer body = message.body();
    AttributeSet attributes = TABLE.decode(message.attributes(HEADER)).withoutDefaults();
    Integer table = attributes.value(RuleAttributes.TABLE_NUMBER);
    return new Rule(
        body.get(0) == Rtm.AF_INET6 ? IpFamily.IPV6 : IpFamily.IPV4,
        prefix(attributes.value(SRC), body.get(2) & 0xFF),
        prefix(attributes.value(DST), body.get(1) & 0xFF),
        body.get(3) & 0xFF,
        table == null ? body.get(4) & 0xFF : table,
        body.get(7) & 0xFF,
        body.getInt(8),
        attributes.without(SRC).without(DST).without(RuleAttributes.TABLE_NUMBER));
  }

  private static @Nullable IpPrefix prefix(@Nullable IpAddress address, int length) {
    return address == null ? null : AddressCodec.prefix(address, length);
  }

  static void encode(Rule rule, MessageWriter out) {
    IpPrefix from = rule.from();
    IpPrefix to = rule.to();
    boolean small = rule.table() >= 0 && rule.table() <= 0xFF;
    out.u8(rule.family().number());
    out.u8(to == null ? 0 : to.length()).u8(from == null ? 0 : from.length()).u8(rule.tos());
    out.u8(small ? rule.table() : 0).zeroes(2).u8(rule.action()).u32(rule.flags());
    if (to != null) {
      out.address(DST.type(), to.address());
    }
    if (from != null) {
      out.address(SRC.type(), from.address());
    }
    if (!small) {
      out.u32(RuleAttributes.TABLE_NUMBER.type(), rule.table());
    }
    rule.attributes().encode(out);
  }
}
