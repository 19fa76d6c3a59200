package dev.tweed.linux.nft;

import dev.tweed.linux.nft.expr.DataType;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** nft's words for numbers. */
final class Words {

  private static final Map<DataType, Map<Long, String>> WORDS = new EnumMap<>(DataType.class);

  static {
    put(
        DataType.INET_PROTO,
        "1 icmp 2 igmp 6 tcp 17 udp 33 dccp 50 esp 51 ah 58 ipv6-icmp 108 comp 132 sctp"
            + " 136 udplite 4 ipencap 41 ipv6 47 gre");
    put(DataType.NFPROTO, "2 ipv4 10 ipv6");
    put(DataType.ETHER_TYPE, "2048 ip 2054 arp 34525 ip6 33024 8021q 34984 8021ad");
    put(DataType.ARP_OP, "1 request 2 reply 3 rrequest 4 rreply 8 inrequest 9 inreply 10 nak");
    put(DataType.CT_STATE, "1 invalid 2 established 4 related 8 new 64 untracked");
    put(DataType.CT_DIR, "0 original 1 reply");
    put(
        DataType.CT_STATUS,
        "1 expected 2 seen-reply 4 assured 8 confirmed 16 snat 32 dnat 512 dying");
    put(DataType.TCP_FLAG, "1 fin 2 syn 4 rst 8 psh 16 ack 32 urg 64 ecn 128 cwr");
    put(DataType.PKT_TYPE, "0 host 1 broadcast 2 multicast 3 other");
    put(
        DataType.FIB_ADDRTYPE,
        "0 unspec 1 unicast 2 local 3 broadcast 4 anycast 5 multicast 6 blackhole"
            + " 7 unreachable 8 prohibit");
    put(
        DataType.ICMP_TYPE,
        "0 echo-reply 3 destination-unreachable 4 source-quench 5 redirect 8 echo-request"
            + " 9 router-advertisement 10 router-solicitation 11 time-exceeded"
            + " 12 parameter-problem 13 timestamp-request 14 timestamp-reply 15 info-request"
            + " 16 info-reply 17 address-mask-request 18 address-mask-reply");
    put(
        DataType.ICMPV6_TYPE,
        "1 destination-unreachable 2 packet-too-big 3 time-exceeded 4 parameter-problem"
            + " 128 echo-request 129 echo-reply 130 mld-listener-query 131 mld-listener-report"
            + " 132 mld-listener-done 133 nd-router-solicit 134 nd-router-advert"
            + " 135 nd-neighbor-solicit 136 nd-neighbor-advert 137 nd-redirect"
            + " 138 router-renumbering 143 mld2-listener-report");
    put(
        DataType.ICMP_CODE,
        "0 net-unreachable 1 host-unreachable 2 prot-unreachable 3 port-unreachable"
            + " 4 frag-needed 9 net-prohibited 10 host-prohibited 13 admin-prohibited");
    put(
        DataType.ICMPV6_CODE,
        "0 no-route 1 admin-prohibited 3 addr-unreachable 4 port-unreachable 5 policy-fail"
            + " 6 reject-route");
    put(DataType.ICMPX_CODE, "0 no-route 1 port-unreachable 2 host-unreachable 3 admin-prohibited");
    put(
        DataType.DSCP,
        "0 cs0 8 cs1 16 cs2 24 cs3 32 cs4 40 cs5 48 cs6 56 cs7 1 lephb 10 af11 12 af12 14 af13"
            + " 18 af21 20 af22 22 af23 26 af31 28 af32 30 af33 34 af41 36 af42 38 af43"
            + " 44 va 46 ef");
    put(DataType.ECN, "0 not-ect 1 ect1 2 ect0 3 ce");
    put(DataType.DEVGROUP, "0 \"default\"");
    put(DataType.IFACE_TYPE, "1 ether 772 loopback 512 ppp");
  }

  private Words() {}

  private static void put(DataType type, String numbersAndWords) {
    String[] pieces = numbersAndWords.split(" ", -1);
    Map<Long, String> words = new LinkedHashMap<>();
    for (int i = 0; i < pieces.length; i += 2) {
      words.put(Long.valueOf(pieces[i]), pieces[i + 1]);
    }
    WORDS.put(type, words);
  }

  /** Null when there is none. */
  static @Nullable String word(DataType type, long number) {
    return WORDS.getOrDefault(type, Map.of()).get(number);
  }

  /** The words of the bits that are set, lowest first, and a number for bits without a word. */
  static String flags(DataType type, long bits, String between) {
    StringBuilder text = new StringBuilder();
    long rest = bits;
    for (Map.Entry<Long, String> flag : WORDS.getOrDefault(type, Map.of()).entrySet()) {
      if ((rest & flag.getKey()) != 0) {
        text.append(text.isEmpty() ? "" : between).append(flag.getValue());
        rest &= ~flag.getKey();
      }
    }
    if (rest != 0 || bits == 0) {
      text.append(text.isEmpty() ? "" : between).append("0x").append(Long.toHexString(rest));
    }
    return text.toString();
  }
}
