package dev.tweed.linux.nft.expr;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.nft.wire.Attributes;
import dev.tweed.linux.nft.wire.WireEnum;

/** Loads something about the route the packet takes. */
public record RouteLoad(Key key, Register to) implements Expression {

  /** In the order of enum nft_rt_keys. */
  public enum Key {
    CLASSID("rt classid", DataType.REALM),
    NEXTHOP4("rt ip nexthop", DataType.IPV4_ADDR),
    NEXTHOP6("rt ip6 nexthop", DataType.IPV6_ADDR),
    /** The largest TCP segment that fits the path, in the machine's byte order. */
    TCPMSS("rt mtu", DataType.HOST_INTEGER),
    XFRM("rt ipsec", DataType.BOOLEAN);

    private final String words;
    private final DataType type;

    Key(String words, DataType type) {
      this.words = words;
      this.type = type;
    }

    /** As nft writes it. */
    public String words() {
      return words;
    }

    public DataType type() {
      return type;
    }
  }

  static RouteLoad decode(Attributes data) {
    return new RouteLoad(WireEnum.at(Key.values(), data.u32(2)), Register.decode(data, 1));
  }

  @Override
  public String name() {
    return "rt";
  }

  @Override
  public void encode(MessageWriter out) {
    to.encode(out, 1);
    out.u32be(2, key.ordinal());
  }

  @Override
  public String toString() {
    return "[ " + key.words() + " => " + to + " ]";
  }
}
