package dev.tweed.linux.route;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.netlink.NetlinkRequest;
import dev.tweed.net.IpFamily;

/** The questions {@link Rtnetlink} asks. */
final class RouteQueries {

  private RouteQueries() {}

  static NetlinkRequest links() {
    return new Zeroes("link show", Rtm.GETLINK, Rtm.AF_UNSPEC, LinkCodec.HEADER);
  }

  static NetlinkRequest link(Link wanted) {
    return new RouteQuery("link show " + wanted, Rtm.GETLINK) {
      @Override
      public void encode(MessageWriter out) {
        wanted.encodeKey(out);
      }
    };
  }

  static NetlinkRequest addresses(int link) {
    return new RouteQuery("addr show" + dev(link), Rtm.GETADDR) {
      @Override
      public void encode(MessageWriter out) {
        out.zeroes(4).u32(link);
      }
    };
  }

  static NetlinkRequest routes(RouteFilter filter) {
    return new RouteQuery(filter.toString(), Rtm.GETROUTE) {
      @Override
      public void encode(MessageWriter out) {
        filter.encode(out);
      }
    };
  }

  static NetlinkRequest nexthops() {
    return new Zeroes("nexthop show", Rtm.GETNEXTHOP, Rtm.AF_UNSPEC, NexthopCodec.HEADER);
  }

  static NetlinkRequest neighbours(int link) {
    return new RouteQuery("neigh show" + dev(link), Rtm.GETNEIGH) {
      @Override
      public void encode(MessageWriter out) {
        out.zeroes(NeighbourCodec.HEADER);
        if (link != 0) {
          out.u32(NeighbourCodec.NDA_IFINDEX, link);
        }
      }
    };
  }

  static NetlinkRequest proxies() {
    return new RouteQuery("neigh show proxy", Rtm.GETNEIGH) {
      @Override
      public void encode(MessageWriter out) {
        NeighbourCodec.header(out, Rtm.AF_UNSPEC, 0, 0, Neighbour.PROXY);
      }
    };
  }

  static NetlinkRequest fdb(int link) {
    return new RouteQuery("fdb show" + dev(link), Rtm.GETNEIGH) {
      @Override
      public void encode(MessageWriter out) {
        NeighbourCodec.header(out, Rtm.AF_BRIDGE, link, 0, 0);
      }
    };
  }

  static NetlinkRequest rules(IpFamily family) {
    return new Zeroes("rule show", Rtm.GETRULE, family.number(), RuleCodec.HEADER);
  }

  static NetlinkRequest netconfs(IpFamily family) {
    return new Zeroes("netconf show", Rtm.GETNETCONF, family.number(), 4);
  }

  private static String dev(int link) {
    return link == 0 ? "" : " dev " + IndexForm.text(link);
  }

  /** A fixed structure that is zero behind the family. */
  private static final class Zeroes extends RouteQuery {
    private final int family;
    private final int length;

    Zeroes(String words, int type, int family, int length) {
      super(words, type);
      this.family = family;
      this.length = length;
    }

    @Override
    public void encode(MessageWriter out) {
      out.u8(family).zeroes(length - 1);
    }
  }
}
