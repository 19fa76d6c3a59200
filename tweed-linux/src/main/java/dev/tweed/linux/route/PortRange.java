package dev.tweed.linux.route;

import dev.tweed.linux.netlink.AttributeCursor;
import dev.tweed.linux.netlink.MessageWriter;

/** UDP source ports, both ends included; 0 to 0 lets the kernel choose. */
public record PortRange(int low, int high) {

  static final WireForm<PortRange> FORM = new Form();

  @Override
  public String toString() {
    return low + " " + high;
  }

  /** struct ifla_vxlan_port_range: two be16. */
  private static final class Form implements WireForm<PortRange> {
    @Override
    public PortRange read(AttributeCursor cursor) {
      int low = cursor.u8At(0) << 8 | cursor.u8At(1);
      return new PortRange(low, cursor.u8At(2) << 8 | cursor.u8At(3));
    }

    @Override
    public void write(MessageWriter out, int type, PortRange value) {
      out.u32be(type, value.low() << 16 | value.high());
    }
  }
}
