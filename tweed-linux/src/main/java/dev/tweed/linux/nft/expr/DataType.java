package dev.tweed.linux.nft.expr;

import java.util.Optional;

/**
 * What a value means. The kernel only stores the number; nft prints and sorts by it.
 *
 * <p>Source: nftables' datatype numbers, which sets carry in {@code NFTA_SET_KEY_TYPE}.
 */
public enum DataType {
  INVALID(0, "invalid", 0),
  VERDICT(1, "verdict", 0),
  NFPROTO(2, "nf_proto", 1),
  INTEGER(4, "integer", 4),
  /** The same number as {@link #INTEGER}, in the machine's byte order. */
  HOST_INTEGER(4, "integer", 4),
  STRING(5, "string", 16),
  IPV4_ADDR(7, "ipv4_addr", 4),
  IPV6_ADDR(8, "ipv6_addr", 16),
  ETHER_ADDR(9, "ether_addr", 6),
  ETHER_TYPE(10, "ether_type", 2),
  ARP_OP(11, "arp_op", 2),
  INET_PROTO(12, "inet_proto", 1),
  INET_SERVICE(13, "inet_service", 2),
  ICMP_TYPE(14, "icmp_type", 1),
  TCP_FLAG(15, "tcp_flag", 1),
  TIME(18, "time", 4),
  MARK(19, "mark", 4),
  IFACE_INDEX(20, "iface_index", 4),
  IFACE_TYPE(21, "iface_type", 2),
  REALM(22, "realm", 4),
  CLASSID(23, "classid", 4),
  UID(24, "uid", 4),
  GID(25, "gid", 4),
  CT_STATE(26, "ct_state", 4),
  CT_DIR(27, "ct_dir", 1),
  CT_STATUS(28, "ct_status", 4),
  ICMPV6_TYPE(29, "icmpv6_type", 1),
  CT_LABEL(30, "ct_label", 16),
  PKT_TYPE(31, "pkt_type", 1),
  ICMP_CODE(32, "icmp_code", 1),
  ICMPV6_CODE(33, "icmpv6_code", 1),
  ICMPX_CODE(34, "icmpx_code", 1),
  DEVGROUP(35, "devgroup", 4),
  DSCP(36, "dscp", 1),
  ECN(37, "ecn", 1),
  FIB_ADDRTYPE(38, "fib_addrtype", 4),
  BOOLEAN(39, "boolean", 1),
  CT_EVENT(40, "ct_event", 4),
  IFNAME(41, "ifname", 16),
  DATE(43, "time", 8),
  HOUR(44, "hour", 4),
  DAY(45, "day", 1);

  private final int number;
  private final String word;
  private final int bytes;

  DataType(int number, String word, int bytes) {
    this.number = number;
    this.word = word;
    this.bytes = bytes;
  }

  public int number() {
    return number;
  }

  /** As nft writes it behind {@code type}. */
  public String word() {
    return word;
  }

  /** Length of a value; for integers the usual one. */
  public int bytes() {
    return bytes;
  }

  /** Whether values are numbers in the machine's byte order. */
  public boolean hostOrder() {
    return switch (this) {
      case HOST_INTEGER,
          TIME,
          MARK,
          IFACE_INDEX,
          IFACE_TYPE,
          REALM,
          CLASSID,
          UID,
          GID,
          CT_STATE,
          CT_STATUS,
          DEVGROUP,
          FIB_ADDRTYPE,
          CT_EVENT,
          DATE,
          HOUR ->
          true;
      default -> false;
    };
  }

  /** Whether a value is a set of flags. */
  public boolean isFlags() {
    return this == TCP_FLAG || this == CT_STATE || this == CT_STATUS || this == CT_EVENT;
  }

  /** Whether a value is an IP address. */
  public boolean isAddress() {
    return this == IPV4_ADDR || this == IPV6_ADDR;
  }

  /** The first type with that number. */
  public static Optional<DataType> numbered(int number) {
    for (DataType type : values()) {
      if (type.number == number) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
