package dev.tweed.linux.route;

/**
 * A link whose other side is a program. The kernel tells of it; it is created through {@code
 * /dev/net/tun} and not by rtnetlink. Source: uapi/linux/if_link.h, {@code IFLA_TUN_*}.
 */
public record TunKind(AttributeSet attributes) implements LinkKind {

  public static final Attribute<Integer> OWNER = Attribute.u32(1, "IFLA_TUN_OWNER", "user");
  public static final Attribute<Integer> GROUP = Attribute.u32(2, "IFLA_TUN_GROUP", "group");

  /** 1 tun (IP packets), 2 tap (Ethernet frames). */
  public static final Attribute<Integer> TYPE = Attribute.u8(3, "IFLA_TUN_TYPE", "");

  public static final Attribute<Boolean> PI = Attribute.bool(4, "IFLA_TUN_PI", "pi");
  public static final Attribute<Boolean> VNET_HDR =
      Attribute.bool(5, "IFLA_TUN_VNET_HDR", "vnet_hdr");
  public static final Attribute<Boolean> PERSIST = Attribute.bool(6, "IFLA_TUN_PERSIST", "persist");
  public static final Attribute<Boolean> MULTI_QUEUE =
      Attribute.bool(7, "IFLA_TUN_MULTI_QUEUE", "multi_queue");
  public static final Attribute<Integer> NUM_QUEUES = Attribute.u32(8, "IFLA_TUN_NUM_QUEUES", "");
  public static final Attribute<Integer> NUM_DISABLED_QUEUES =
      Attribute.u32(9, "IFLA_TUN_NUM_DISABLED_QUEUES", "");

  static final AttributeTable TABLE =
      new AttributeTable(
          OWNER, GROUP, TYPE, PI, VNET_HDR, PERSIST, MULTI_QUEUE, NUM_QUEUES, NUM_DISABLED_QUEUES);

  /** Whether Ethernet frames go in and out, not IP packets. */
  public boolean tap() {
    Integer type = attributes.value(TYPE);
    return type != null && type == 2;
  }

  @Override
  public String name() {
    return "tun";
  }

  @Override
  public String toString() {
    return LinkKinds.text(this);
  }
}
