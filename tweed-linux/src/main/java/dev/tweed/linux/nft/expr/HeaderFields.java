package dev.tweed.linux.nft.expr;

import static dev.tweed.linux.nft.expr.DataType.*;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Where the fields of each header are. */
final class HeaderFields {

  private static final Map<Protocol, List<HeaderField>> ALL = new EnumMap<>(Protocol.class);

  static {
    link();
    network();
    transport();
  }

  private static void link() {
    put(
        Protocol.ETHER,
        field("daddr", 0, 48, ETHER_ADDR),
        field("saddr", 48, 48, ETHER_ADDR),
        field("type", 96, 16, ETHER_TYPE));
    put(
        Protocol.VLAN,
        field("pcp", 112, 3, INTEGER),
        field("dei", 115, 1, INTEGER),
        field("id", 116, 12, INTEGER),
        field("type", 128, 16, ETHER_TYPE));
  }

  private static void network() {
    put(
        Protocol.IP,
        field("version", 0, 4, INTEGER),
        field("hdrlength", 4, 4, INTEGER),
        field("dscp", 8, 6, DSCP),
        field("ecn", 14, 2, ECN),
        field("length", 16, 16, INTEGER),
        field("id", 32, 16, INTEGER),
        field("frag-off", 48, 16, INTEGER),
        field("ttl", 64, 8, INTEGER),
        field("protocol", 72, 8, INET_PROTO),
        field("checksum", 80, 16, INTEGER),
        field("saddr", 96, 32, IPV4_ADDR),
        field("daddr", 128, 32, IPV4_ADDR));
    put(
        Protocol.IP6,
        field("version", 0, 4, INTEGER),
        field("dscp", 4, 6, DSCP),
        field("ecn", 10, 2, ECN),
        field("flowlabel", 12, 20, INTEGER),
        field("length", 32, 16, INTEGER),
        field("nexthdr", 48, 8, INET_PROTO),
        field("hoplimit", 56, 8, INTEGER),
        field("saddr", 64, 128, IPV6_ADDR),
        field("daddr", 192, 128, IPV6_ADDR));
    put(
        Protocol.ARP,
        field("htype", 0, 16, INTEGER),
        field("ptype", 16, 16, ETHER_TYPE),
        field("hlen", 32, 8, INTEGER),
        field("plen", 40, 8, INTEGER),
        field("operation", 48, 16, ARP_OP),
        field("saddr ether", 64, 48, ETHER_ADDR),
        field("saddr ip", 112, 32, IPV4_ADDR),
        field("daddr ether", 144, 48, ETHER_ADDR),
        field("daddr ip", 192, 32, IPV4_ADDR));
  }

  private static void transport() {
    put(
        Protocol.TCP,
        field("sport", 0, 16, INET_SERVICE),
        field("dport", 16, 16, INET_SERVICE),
        field("sequence", 32, 32, INTEGER),
        field("ackseq", 64, 32, INTEGER),
        field("flags", 104, 8, TCP_FLAG),
        field("window", 112, 16, INTEGER),
        field("checksum", 128, 16, INTEGER));
    for (Protocol udp : List.of(Protocol.UDP, Protocol.UDPLITE)) {
      put(
          udp,
          field("sport", 0, 16, INET_SERVICE),
          field("dport", 16, 16, INET_SERVICE),
          field("length", 32, 16, INTEGER),
          field("checksum", 48, 16, INTEGER));
    }
    for (Protocol ports : List.of(Protocol.SCTP, Protocol.DCCP, Protocol.TH)) {
      put(ports, field("sport", 0, 16, INET_SERVICE), field("dport", 16, 16, INET_SERVICE));
    }
    put(Protocol.ICMP, icmp(ICMP_TYPE));
    put(Protocol.ICMPV6, icmp(ICMPV6_TYPE));
  }

  private HeaderFields() {}

  static List<HeaderField> of(Protocol protocol) {
    return ALL.getOrDefault(protocol, List.of());
  }

  private static HeaderField[] icmp(DataType type) {
    return new HeaderField[] {
      field("type", 0, 8, type),
      field("code", 8, 8, INTEGER),
      field("checksum", 16, 16, INTEGER),
      field("id", 32, 16, INTEGER),
      field("sequence", 48, 16, INTEGER)
    };
  }

  private static HeaderField field(String name, int offset, int bits, DataType type) {
    return new HeaderField(Protocol.TH, name, offset, bits, type);
  }

  private static void put(Protocol protocol, HeaderField... fields) {
    ALL.put(
        protocol,
        List.of(fields).stream()
            .map(field ->
                new HeaderField(protocol, field.name(), field.offset(), field.bits(), field.type()))
            .toList());
  }
}
