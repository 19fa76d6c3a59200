package dev.tweed.testkit.kernel;

import dev.tweed.linux.netlink.Netlink;
import dev.tweed.linux.netlink.NetlinkMessage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** A request as the fake kernel got it. */
public final class FakeRequest {

  private static final int FIRST_TYPE = 16;
  private static final List<String> VERBS = List.of("NEW", "DEL", "GET", "SET");

  private final int type;
  private final int flags;
  private final int sequence;
  private final byte[] body;

  FakeRequest(NetlinkMessage message) {
    type = message.type();
    flags = message.flags();
    sequence = message.sequence();
    body = new byte[message.body().limit()];
    message.body().get(0, body);
  }

  /** {@code nlmsg_type}. */
  public int type() {
    return type;
  }

  /** {@code nlmsg_flags}. */
  public int flags() {
    return flags;
  }

  /** The type as in uapi/linux/rtnetlink.h, such as {@code RTM_NEWROUTE}. */
  public String name() {
    return "RTM_" + VERBS.get(verb()) + Kind.of(base()).map(Kind::name).orElse("(" + base() + ")");
  }

  /** Whether a list is asked for. */
  public boolean isDump() {
    return verb() == 2 && (flags & Netlink.DUMP) == Netlink.DUMP;
  }

  /** What follows the netlink header; a copy. */
  public byte[] body() {
    return body.clone();
  }

  /** As it came. */
  NetlinkMessage message() {
    return new NetlinkMessage(type, flags, sequence, buffer());
  }

  int sequence() {
    return sequence;
  }

  /** The type of the NEW message of the same kind of object. */
  int base() {
    return type & -4;
  }

  /** 0 new, 1 delete, 2 get, 3 set. */
  int verb() {
    return (type - FIRST_TYPE) & 3;
  }

  boolean has(int flag) {
    return (flags & flag) != 0;
  }

  int u8(int offset) {
    return offset < body.length ? body[offset] & 0xFF : 0;
  }

  int u16(int offset) {
    return offset + 2 <= body.length ? buffer().getShort(offset) & 0xFFFF : 0;
  }

  int u32(int offset) {
    return offset + 4 <= body.length ? buffer().getInt(offset) : 0;
  }

  Attributes attributes(int headerBytes) {
    return Attributes.read(body, headerBytes);
  }

  private ByteBuffer buffer() {
    return ByteBuffer.wrap(body).order(ByteOrder.nativeOrder());
  }

  @Override
  public String toString() {
    return name() + " #" + sequence;
  }
}
