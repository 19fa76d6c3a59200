package dev.tweed.linux.route;

/**
 * How a link takes part in the bridge it is a port of; set and read through {@code
 * IFLA_INFO_SLAVE_DATA} of the link. The link must already be a port, or become one in the same
 * request by {@link Link#withMaster}.
 *
 * <p>Source: uapi/linux/if_link.h, {@code IFLA_BRPORT_*}; ip-link(8), bridge_slave.
 */
public record BridgePort(AttributeSet attributes) {

  /** 0 disabled, 1 listening, 2 learning, 3 forwarding, 4 blocking. */
  public static final Attribute<Integer> STATE = Attribute.u8(1, "IFLA_BRPORT_STATE", "state");

  public static final Attribute<Integer> PRIORITY =
      Attribute.u16(2, "IFLA_BRPORT_PRIORITY", "priority");
  public static final Attribute<Integer> COST = Attribute.u32(3, "IFLA_BRPORT_COST", "cost");

  /** Frames may leave by the port they came in. */
  public static final Attribute<Boolean> HAIRPIN = onOff(4, "IFLA_BRPORT_MODE", "hairpin");

  public static final Attribute<Boolean> GUARD = onOff(5, "IFLA_BRPORT_GUARD", "guard");
  public static final Attribute<Boolean> PROTECT = onOff(6, "IFLA_BRPORT_PROTECT", "root_block");
  public static final Attribute<Boolean> FAST_LEAVE =
      onOff(7, "IFLA_BRPORT_FAST_LEAVE", "fastleave");
  public static final Attribute<Boolean> LEARNING = onOff(8, "IFLA_BRPORT_LEARNING", "learning");
  public static final Attribute<Boolean> UNICAST_FLOOD =
      onOff(9, "IFLA_BRPORT_UNICAST_FLOOD", "flood");
  public static final Attribute<Boolean> PROXYARP = onOff(10, "IFLA_BRPORT_PROXYARP", "proxy_arp");
  public static final Attribute<Boolean> PROXYARP_WIFI =
      onOff(12, "IFLA_BRPORT_PROXYARP_WIFI", "proxy_arp_wifi");
  public static final Attribute<Integer> MULTICAST_ROUTER =
      Attribute.u8(25, "IFLA_BRPORT_MULTICAST_ROUTER", "mcast_router");
  public static final Attribute<Boolean> MCAST_FLOOD =
      onOff(27, "IFLA_BRPORT_MCAST_FLOOD", "mcast_flood");
  public static final Attribute<Boolean> MCAST_TO_UCAST =
      onOff(28, "IFLA_BRPORT_MCAST_TO_UCAST", "mcast_to_unicast");
  public static final Attribute<Boolean> VLAN_TUNNEL =
      onOff(29, "IFLA_BRPORT_VLAN_TUNNEL", "vlan_tunnel");
  public static final Attribute<Boolean> BCAST_FLOOD =
      onOff(30, "IFLA_BRPORT_BCAST_FLOOD", "bcast_flood");
  public static final Attribute<Integer> GROUP_FWD_MASK =
      Attribute.u16(31, "IFLA_BRPORT_GROUP_FWD_MASK", "group_fwd_mask");

  /** ARP and neighbour discovery are answered from the neighbour table, not flooded. */
  public static final Attribute<Boolean> NEIGH_SUPPRESS =
      onOff(32, "IFLA_BRPORT_NEIGH_SUPPRESS", "neigh_suppress");

  /** Isolated ports do not talk to each other. */
  public static final Attribute<Boolean> ISOLATED = onOff(33, "IFLA_BRPORT_ISOLATED", "isolated");

  public static final Attribute<Integer> BACKUP_PORT =
      Attribute.of(34, "IFLA_BRPORT_BACKUP_PORT", "backup_port", IndexForm.INSTANCE);
  public static final Attribute<Boolean> LOCKED = onOff(39, "IFLA_BRPORT_LOCKED", "locked");

  static final AttributeTable TABLE =
      new AttributeTable(
          STATE,
          PRIORITY,
          COST,
          HAIRPIN,
          GUARD,
          PROTECT,
          FAST_LEAVE,
          LEARNING,
          UNICAST_FLOOD,
          PROXYARP,
          PROXYARP_WIFI,
          MULTICAST_ROUTER,
          MCAST_FLOOD,
          MCAST_TO_UCAST,
          VLAN_TUNNEL,
          BCAST_FLOOD,
          GROUP_FWD_MASK,
          NEIGH_SUPPRESS,
          ISOLATED,
          BACKUP_PORT,
          LOCKED);

  /** Nothing said yet. */
  public BridgePort() {
    this(AttributeSet.EMPTY);
  }

  public <T> BridgePort with(Attribute<T> attribute, T value) {
    return new BridgePort(attributes.with(attribute, value));
  }

  public BridgePort withHairpin(boolean hairpin) {
    return with(HAIRPIN, hairpin);
  }

  public BridgePort withIsolated(boolean isolated) {
    return with(ISOLATED, isolated);
  }

  public boolean hairpin() {
    return attributes.isOn(HAIRPIN);
  }

  public boolean isolated() {
    return attributes.isOn(ISOLATED);
  }

  /** Whether the port lets packets through: not disabled, blocking or on the way there. */
  public boolean forwarding() {
    Integer state = attributes.value(STATE);
    return state != null && state == 3;
  }

  @Override
  public String toString() {
    return "type bridge_slave" + (attributes.isEmpty() ? "" : " " + attributes);
  }

  private static Attribute<Boolean> onOff(int type, String name, String word) {
    return Attribute.of(type, name, word, BooleanForms.ON_OFF);
  }
}
