package dev.tweed.testkit.kernel;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.net.IpAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A nexthop object of the fake kernel. Wire form: {@code struct nhmsg} (u8 family, scope, protocol,
 * reserved, u32 flags), attributes NHA_…. Source: uapi/linux/nexthop.h.
 */
record FakeNexthop(int family, int scope, int protocol, int flags, Attributes attributes) {

  static final int HEADER = 8;
  static final int NHA_ID = 1;
  static final int NHA_GROUP = 2;
  static final int NHA_OIF = 5;
  static final int NHA_GATEWAY = 6;
  static final int NHA_GROUPS = 9;
  static final int NHA_MASTER = 10;
  static final int NHA_FDB = 11;

  private static final int GROUP_ENTRY = 8; // struct nexthop_grp: u32 id, u8 weight, 3 bytes more
  private static final int RT_SCOPE_LINK = 253;

  static FakeNexthop of(FakeRequest request) {
    Attributes said = request.attributes(HEADER);
    int scope = said.has(NHA_GROUP) || said.has(NHA_GATEWAY) ? 0 : RT_SCOPE_LINK;
    return new FakeNexthop(request.u8(0), scope, request.u8(2), request.u32(4), said);
  }

  int id() {
    return attributes.u32(NHA_ID, 0);
  }

  boolean isGroup() {
    return attributes.has(NHA_GROUP);
  }

  OptionalInt link() {
    return attributes.number(NHA_OIF);
  }

  Optional<IpAddress> gateway() {
    return attributes.address(NHA_GATEWAY);
  }

  /** The ids of a group's members. */
  List<Integer> members() {
    ByteBuffer group = ByteBuffer.wrap(attributes.bytes(NHA_GROUP)).order(ByteOrder.nativeOrder());
    List<Integer> members = new ArrayList<>();
    for (int at = 0; at + GROUP_ENTRY <= group.limit(); at += GROUP_ENTRY) {
      members.add(group.getInt(at));
    }
    return members;
  }

  /** The group without one of its members. */
  FakeNexthop without(int member) {
    byte[] group = attributes.bytes(NHA_GROUP);
    ByteBuffer rest = ByteBuffer.allocate(group.length);
    List<Integer> members = members();
    for (int i = 0; i < members.size(); i++) {
      if (members.get(i) != member) {
        rest.put(group, i * GROUP_ENTRY, GROUP_ENTRY);
      }
    }
    byte[] left = Arrays.copyOf(rest.array(), rest.position());
    return new FakeNexthop(family, scope, protocol, flags, attributes.copy().put(NHA_GROUP, left));
  }

  void writeTo(MessageWriter out) {
    out.u8(family).u8(scope).u8(protocol).u8(0).u32(flags);
    attributes.writeTo(out);
  }
}
