package dev.tweed.linux.route;

import dev.tweed.linux.netlink.AttributeCursor;
import dev.tweed.linux.netlink.MessageWriter;
import java.util.OptionalInt;

/**
 * An 802.1Q or 802.1ad link on top of its {@link Link#parent}. Source: uapi/linux/if_link.h, {@code
 * IFLA_VLAN_*}.
 */
public record VlanKind(AttributeSet attributes) implements LinkKind {

  static final WireForm<Integer> PROTOCOL_FORM = new EtherTypeForm();

  /** 1 to 4094. */
  public static final Attribute<Integer> ID = Attribute.u16(1, "IFLA_VLAN_ID", "id");

  /** The Ethernet type, 0x8100 or 0x88a8. */
  public static final Attribute<Integer> PROTOCOL =
      Attribute.of(5, "IFLA_VLAN_PROTOCOL", "protocol", PROTOCOL_FORM);

  static final AttributeTable TABLE = new AttributeTable(ID, PROTOCOL);

  public static VlanKind id(int id) {
    return new VlanKind(AttributeSet.EMPTY.with(ID, id));
  }

  public VlanKind withProtocol(int etherType) {
    return new VlanKind(attributes.with(PROTOCOL, etherType));
  }

  public OptionalInt id() {
    return attributes.number(ID);
  }

  @Override
  public String name() {
    return "vlan";
  }

  @Override
  public String toString() {
    return LinkKinds.text(this);
  }

  private static final class EtherTypeForm implements WireForm<Integer> {
    @Override
    public Integer read(AttributeCursor cursor) {
      return cursor.u16be();
    }

    @Override
    public void write(MessageWriter out, int type, Integer value) {
      out.u16be(type, value);
    }

    @Override
    public String text(String word, Integer value) {
      return switch (value) {
        case 0x8100 -> word + " 802.1Q";
        case 0x88A8 -> word + " 802.1ad";
        default -> word + " 0x" + Integer.toHexString(value);
      };
    }
  }
}
