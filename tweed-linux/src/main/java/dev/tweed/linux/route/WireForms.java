package dev.tweed.linux.route;

import dev.tweed.linux.netlink.AttributeCursor;
import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.net.IpAddress;
import dev.tweed.net.MacAddress;

/** The forms of single values. Classes, not lambdas: they are on the way of a cold start. */
final class WireForms {

  static final WireForm<Integer> U8 = new U8();
  static final WireForm<Integer> U16 = new U16();
  static final WireForm<Integer> U16BE = new U16Be();
  static final WireForm<Integer> U32 = new U32();
  static final WireForm<Integer> HEX32 = new Hex32();
  static final WireForm<Integer> U32BE = new U32Be();
  static final WireForm<Long> U64 = new U64();
  static final WireForm<Long> U64BE = new U64Be();
  static final WireForm<String> STRING = new Text();
  static final WireForm<MacAddress> MAC = new Mac();
  static final WireForm<IpAddress> ADDRESS = new Address();

  private WireForms() {}

  private static class U8 implements WireForm<Integer> {
    @Override
    public Integer read(AttributeCursor cursor) {
      return cursor.u8();
    }

    @Override
    public void write(MessageWriter out, int type, Integer value) {
      out.u8(type, value);
    }
  }

  private static class U16 implements WireForm<Integer> {
    @Override
    public Integer read(AttributeCursor cursor) {
      return cursor.u16();
    }

    @Override
    public void write(MessageWriter out, int type, Integer value) {
      out.u16(type, value);
    }
  }

  private static class U16Be implements WireForm<Integer> {
    @Override
    public Integer read(AttributeCursor cursor) {
      return cursor.u16be();
    }

    @Override
    public void write(MessageWriter out, int type, Integer value) {
      out.u16be(type, value);
    }
  }

  private static class U32 implements WireForm<Integer> {
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
      return word + " " + Integer.toUnsignedString(value);
    }
  }

  private static class Hex32 extends U32 {
    @Override
    public String text(String word, Integer value) {
      return word + " 0x" + Integer.toHexString(value);
    }
  }

  private static class U32Be implements WireForm<Integer> {
    @Override
    public Integer read(AttributeCursor cursor) {
      return cursor.u32be();
    }

    @Override
    public void write(MessageWriter out, int type, Integer value) {
      out.u32be(type, value);
    }
  }

  private static class U64 implements WireForm<Long> {
    @Override
    public Long read(AttributeCursor cursor) {
      return cursor.u64();
    }

    @Override
    public void write(MessageWriter out, int type, Long value) {
      out.u64(type, value);
    }
  }

  private static class U64Be implements WireForm<Long> {
    @Override
    public Long read(AttributeCursor cursor) {
      return cursor.u64be();
    }

    @Override
    public void write(MessageWriter out, int type, Long value) {
      out.u64be(type, value);
    }
  }

  private static class Text implements WireForm<String> {
    @Override
    public String read(AttributeCursor cursor) {
      return cursor.string();
    }

    @Override
    public void write(MessageWriter out, int type, String value) {
      out.string(type, value);
    }
  }

  /** A tunnel's link-layer address has 4 or 16 bytes, InfiniBand's 20: those are no MAC. */
  private static class Mac implements WireForm<MacAddress> {
    @Override
    public MacAddress read(AttributeCursor cursor) {
      return cursor.mac();
    }

    @Override
    public void write(MessageWriter out, int type, MacAddress value) {
      out.mac(type, value);
    }

    @Override
    public boolean fits(int length) {
      return length == MacAddress.BYTES;
    }
  }

  private static class Address implements WireForm<IpAddress> {
    @Override
    public IpAddress read(AttributeCursor cursor) {
      return cursor.address();
    }

    @Override
    public void write(MessageWriter out, int type, IpAddress value) {
      out.address(type, value);
    }
  }
}
