package dev.tweed.linux.route;

import dev.tweed.linux.netlink.AttributeCursor;
import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.netlink.WireFormatException;

/** The forms of yes and no: there are many. */
final class BooleanForms {

  /** u8 0 or 1, {@code word 1}. */
  static final WireForm<Boolean> BOOL = new Bool("1", "0");

  /** u8 0 or 1, {@code word on}. */
  static final WireForm<Boolean> ON_OFF = new Bool("on", "off");

  /** u8 0 or 1, {@code word} or {@code noword}. */
  static final WireForm<Boolean> SWITCH = new Switch();

  /** There or not, without a value. */
  static final WireForm<Boolean> FLAG = new Flag();

  /**
   * A flag to the kernel which the kernel itself reports as u8 0 or 1, as {@code
   * IFLA_VXLAN_TTL_INHERIT}; written as a flag when true, as u8 0 when false.
   */
  static final WireForm<Boolean> LENIENT_FLAG = new LenientFlag();

  /** u8 0 or 1, {@code word} or nothing. */
  static final WireForm<Boolean> EXTERNAL = new External();

  private BooleanForms() {}

  private record Bool(String yes, String no) implements WireForm<Boolean> {
    @Override
    public Boolean read(AttributeCursor cursor) {
      return cursor.u8() != 0;
    }

    @Override
    public void write(MessageWriter out, int type, Boolean value) {
      out.u8(type, value ? 1 : 0);
    }

    @Override
    public String text(String word, Boolean value) {
      return word + " " + (value ? yes : no);
    }
  }

  private static class Switch implements WireForm<Boolean> {
    @Override
    public Boolean read(AttributeCursor cursor) {
      return cursor.u8() != 0;
    }

    @Override
    public void write(MessageWriter out, int type, Boolean value) {
      out.u8(type, value ? 1 : 0);
    }

    @Override
    public String text(String word, Boolean value) {
      return value ? word : "no" + word;
    }
  }

  private static class Flag implements WireForm<Boolean> {
    @Override
    public Boolean read(AttributeCursor cursor) {
      if (cursor.length() != 0) {
        throw new WireFormatException(
            "attribute " + cursor.type() + " is a flag and has " + cursor.length() + " bytes");
      }
      return true;
    }

    @Override
    public void write(MessageWriter out, int type, Boolean value) {
      if (value) {
        out.flag(type);
      }
    }

    @Override
    public String text(String word, Boolean value) {
      return value ? word : "";
    }
  }

  private static class LenientFlag extends Flag {
    @Override
    public Boolean read(AttributeCursor cursor) {
      return cursor.length() == 0 || cursor.u8() != 0;
    }

    @Override
    public void write(MessageWriter out, int type, Boolean value) {
      if (value) {
        out.flag(type);
      } else {
        out.u8(type, 0);
      }
    }
  }

  private static class External extends Switch {
    @Override
    public String text(String word, Boolean value) {
      return value ? word : "";
    }
  }
}
