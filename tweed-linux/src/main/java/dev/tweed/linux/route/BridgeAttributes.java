package dev.tweed.linux.route;

import dev.tweed.net.MacAddress;

/**
 * The settings of a bridge. Times are in hundredths of a second, as {@code ip} has them. Source:
 * uapi/linux/if_link.h, {@code IFLA_BR_*}.
 */
public final class BridgeAttributes {

  public static final Attribute<Integer> FORWARD_DELAY =
      Attribute.u32(1, "IFLA_BR_FORWARD_DELAY", "forward_delay");
  public static final Attribute<Integer> HELLO_TIME =
      Attribute.u32(2, "IFLA_BR_HELLO_TIME", "hello_time");
  public static final Attribute<Integer> MAX_AGE = Attribute.u32(3, "IFLA_BR_MAX_AGE", "max_age");
  public static final Attribute<Integer> AGEING_TIME =
      Attribute.u32(4, "IFLA_BR_AGEING_TIME", "ageing_time");

  /** 0 off, 1 the kernel's, 2 a user's daemon. */
  public static final Attribute<Integer> STP_STATE =
      Attribute.u32(5, "IFLA_BR_STP_STATE", "stp_state");

  public static final Attribute<Integer> PRIORITY =
      Attribute.u16(6, "IFLA_BR_PRIORITY", "priority");
  public static final Attribute<Boolean> VLAN_FILTERING =
      Attribute.bool(7, "IFLA_BR_VLAN_FILTERING", "vlan_filtering").absentMeans(false);

  /** An Ethernet type: 0x8100 or 0x88a8. */
  public static final Attribute<Integer> VLAN_PROTOCOL =
      Attribute.of(8, "IFLA_BR_VLAN_PROTOCOL", "vlan_protocol", VlanKind.PROTOCOL_FORM);

  public static final Attribute<Integer> GROUP_FWD_MASK =
      Attribute.u16(9, "IFLA_BR_GROUP_FWD_MASK", "group_fwd_mask");

  /** Priority and MAC of the spanning tree's root, and of this bridge; 8 bytes, read only. */
  public static final Attribute<Long> ROOT_ID =
      Attribute.of(10, "IFLA_BR_ROOT_ID", "", WireForms.U64BE);

  public static final Attribute<Long> BRIDGE_ID =
      Attribute.of(11, "IFLA_BR_BRIDGE_ID", "", WireForms.U64BE);
  public static final Attribute<MacAddress> GROUP_ADDR =
      Attribute.mac(20, "IFLA_BR_GROUP_ADDR", "group_address");

  /** Said, it empties the FDB. */
  public static final Attribute<Boolean> FDB_FLUSH =
      Attribute.flag(21, "IFLA_BR_FDB_FLUSH", "fdb_flush");

  public static final Attribute<Integer> MCAST_ROUTER =
      Attribute.u8(22, "IFLA_BR_MCAST_ROUTER", "mcast_router");
  public static final Attribute<Boolean> MCAST_SNOOPING =
      Attribute.bool(23, "IFLA_BR_MCAST_SNOOPING", "mcast_snooping");
  public static final Attribute<Boolean> MCAST_QUERY_USE_IFADDR =
      Attribute.bool(24, "IFLA_BR_MCAST_QUERY_USE_IFADDR", "mcast_query_use_ifaddr");
  public static final Attribute<Boolean> MCAST_QUERIER =
      Attribute.bool(25, "IFLA_BR_MCAST_QUERIER", "mcast_querier");
  public static final Attribute<Integer> MCAST_HASH_MAX =
      Attribute.u32(27, "IFLA_BR_MCAST_HASH_MAX", "mcast_hash_max");

  /** Whether bridged packets go through iptables; so the two below. */
  public static final Attribute<Boolean> NF_CALL_IPTABLES =
      Attribute.bool(36, "IFLA_BR_NF_CALL_IPTABLES", "nf_call_iptables");

  public static final Attribute<Boolean> NF_CALL_IP6TABLES =
      Attribute.bool(37, "IFLA_BR_NF_CALL_IP6TABLES", "nf_call_ip6tables");
  public static final Attribute<Boolean> NF_CALL_ARPTABLES =
      Attribute.bool(38, "IFLA_BR_NF_CALL_ARPTABLES", "nf_call_arptables");
  public static final Attribute<Integer> VLAN_DEFAULT_PVID =
      Attribute.u16(39, "IFLA_BR_VLAN_DEFAULT_PVID", "vlan_default_pvid");
  public static final Attribute<Boolean> VLAN_STATS_ENABLED =
      Attribute.bool(41, "IFLA_BR_VLAN_STATS_ENABLED", "vlan_stats_enabled");
  public static final Attribute<Boolean> MCAST_STATS_ENABLED =
      Attribute.bool(42, "IFLA_BR_MCAST_STATS_ENABLED", "mcast_stats_enabled");
  public static final Attribute<Integer> MCAST_IGMP_VERSION =
      Attribute.u8(43, "IFLA_BR_MCAST_IGMP_VERSION", "mcast_igmp_version");
  public static final Attribute<Integer> MCAST_MLD_VERSION =
      Attribute.u8(44, "IFLA_BR_MCAST_MLD_VERSION", "mcast_mld_version");
  public static final Attribute<Boolean> VLAN_STATS_PER_PORT =
      Attribute.bool(45, "IFLA_BR_VLAN_STATS_PER_PORT", "vlan_stats_per_port");

  static final AttributeTable TABLE =
      new AttributeTable(
          FORWARD_DELAY,
          HELLO_TIME,
          MAX_AGE,
          AGEING_TIME,
          STP_STATE,
          PRIORITY,
          VLAN_FILTERING,
          VLAN_PROTOCOL,
          GROUP_FWD_MASK,
          ROOT_ID,
          BRIDGE_ID,
          GROUP_ADDR,
          FDB_FLUSH,
          MCAST_ROUTER,
          MCAST_SNOOPING,
          MCAST_QUERY_USE_IFADDR,
          MCAST_QUERIER,
          MCAST_HASH_MAX,
          NF_CALL_IPTABLES,
          NF_CALL_IP6TABLES,
          NF_CALL_ARPTABLES,
          VLAN_DEFAULT_PVID,
          VLAN_STATS_ENABLED,
          MCAST_STATS_ENABLED,
          MCAST_IGMP_VERSION,
          MCAST_MLD_VERSION,
          VLAN_STATS_PER_PORT);

  private BridgeAttributes() {}
}
