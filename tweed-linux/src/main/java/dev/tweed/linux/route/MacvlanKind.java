package dev.tweed.linux.route;

import dev.tweed.linux.netlink.AttributeCursor;
import dev.tweed.linux.netlink.MessageWriter;

/**
 * A link with a MAC address of its own on its {@link Link#parent}. Source: uapi/linux/if_link.h,
 * {@code IFLA_MACVLAN_*}.
 */
public record MacvlanKind(AttributeSet attributes) implements LinkKind {

  public static final int PRIVATE = 1;
  public static final int VEPA = 2;
  public static final int BRIDGE = 4;
  public static final int PASSTHRU = 8;
  public static final int SOURCE = 16;

  public static final Attribute<Integer> MODE =
      Attribute.of(1, "IFLA_MACVLAN_MODE", "mode", new ModeForm());
  public static final Attribute<Integer> FLAGS = Attribute.u16(2, "IFLA_MACVLAN_FLAGS", "");

  static final AttributeTable TABLE = new AttributeTable(MODE, FLAGS);

  public static MacvlanKind mode(int mode) {
    return new MacvlanKind(AttributeSet.EMPTY.with(MODE, mode));
  }

  @Override
  public String name() {
    return "macvlan";
  }

  @Override
  public String toString() {
    return LinkKinds.text(this);
  }

  private static final class ModeForm implements WireForm<Integer> {
    @Override
    public Integer read(AttributeCursor cursor) {
      return cursor.u32();
    }

    @Override
    public void write(MessageWriter out, int type, Integer value) {
      out.u32(type, value);
    }

    @Override
    public String text(String word, Integer value) {
      return switch (value) {
        case PRIVATE -> word + " private";
        case VEPA -> word + " vepa";
        case BRIDGE -> word + " bridge";
        case PASSTHRU -> word + " passthru";
        case SOURCE -> word + " source";
        default -> word + " " + value;
      };
    }
  }
}
