package dev.tweed.linux.route;

import dev.tweed.linux.netlink.AttributeCursor;
import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.net.MacAddress;
import java.util.ArrayList;
import java.util.List;

/** What may be said about any link. Source: uapi/linux/if_link.h, {@code IFLA_*}. */
public final class LinkAttributes {

  public static final Attribute<MacAddress> ADDRESS = Attribute.mac(1, "IFLA_ADDRESS", "address");
  public static final Attribute<MacAddress> BROADCAST =
      Attribute.mac(2, "IFLA_BROADCAST", "broadcast");
  public static final Attribute<String> IFNAME = Attribute.string(3, "IFLA_IFNAME", "");
  public static final Attribute<Integer> MTU = Attribute.u32(4, "IFLA_MTU", "mtu");

  /** The link below, or the other end of a veth: an index in {@link #LINK_NETNSID}'s namespace. */
  public static final Attribute<Integer> LINK =
      Attribute.of(5, "IFLA_LINK", "link", IndexForm.INSTANCE);

  public static final Attribute<String> QDISC = Attribute.string(6, "IFLA_QDISC", "");

  /** The bridge it is a port of; 0 takes it out. */
  public static final Attribute<Integer> MASTER =
      Attribute.of(10, "IFLA_MASTER", "master", new MasterForm()).absentMeans(0);

  public static final Attribute<Integer> TXQLEN = Attribute.u32(13, "IFLA_TXQLEN", "txqueuelen");
  public static final Attribute<Integer> OPERSTATE = Attribute.u8(16, "IFLA_OPERSTATE", "");
  static final Attribute<LinkInfo> LINKINFO =
      Attribute.of(18, "IFLA_LINKINFO", "type", new LinkInfoForm());
  public static final Attribute<Integer> NET_NS_PID = Attribute.u32(19, "IFLA_NET_NS_PID", "netns");
  public static final Attribute<String> IFALIAS =
      Attribute.string(20, "IFLA_IFALIAS", "alias").absentMeans("");
  public static final Attribute<LinkStatistics> STATS64 =
      Attribute.of(23, "IFLA_STATS64", "", new LinkStatistics.Form());
  static final Attribute<FamilySettings> AF_SPEC =
      Attribute.of(26, "IFLA_AF_SPEC", "addrgenmode", new FamilySettings.Form());
  public static final Attribute<Integer> GROUP = Attribute.u32(27, "IFLA_GROUP", "group");

  /** A descriptor of the namespace to create it in or move it to; never told by the kernel. */
  public static final Attribute<Integer> NET_NS_FD =
      Attribute.u32(28, "IFLA_NET_NS_FD", "netns fd");

  public static final Attribute<Integer> PROMISCUITY = Attribute.u32(30, "IFLA_PROMISCUITY", "");
  public static final Attribute<Integer> NUM_TX_QUEUES =
      Attribute.u32(31, "IFLA_NUM_TX_QUEUES", "numtxqueues");
  public static final Attribute<Integer> NUM_RX_QUEUES =
      Attribute.u32(32, "IFLA_NUM_RX_QUEUES", "numrxqueues");
  public static final Attribute<Boolean> CARRIER =
      Attribute.of(33, "IFLA_CARRIER", "carrier", BooleanForms.ON_OFF);
  public static final Attribute<Integer> CARRIER_CHANGES =
      Attribute.u32(35, "IFLA_CARRIER_CHANGES", "");

  /** What this namespace calls the one the {@link #LINK} is in; absent when it is the same. */
  public static final Attribute<Integer> LINK_NETNSID =
      Attribute.u32(37, "IFLA_LINK_NETNSID", "link-netnsid");

  public static final Attribute<Integer> GSO_MAX_SEGS =
      Attribute.u32(40, "IFLA_GSO_MAX_SEGS", "gso_max_segs");
  public static final Attribute<Integer> GSO_MAX_SIZE =
      Attribute.u32(41, "IFLA_GSO_MAX_SIZE", "gso_max_size");
  public static final Attribute<Integer> MIN_MTU = Attribute.u32(50, "IFLA_MIN_MTU", "");
  public static final Attribute<Integer> MAX_MTU = Attribute.u32(51, "IFLA_MAX_MTU", "");
  public static final Attribute<List<String>> PROP_LIST =
      Attribute.of(52, "IFLA_PROP_LIST", "", new AlternativeNames());
  public static final Attribute<MacAddress> PERM_ADDRESS =
      Attribute.mac(54, "IFLA_PERM_ADDRESS", "");

  static final AttributeTable TABLE =
      new AttributeTable(
          ADDRESS,
          BROADCAST,
          IFNAME,
          MTU,
          LINK,
          QDISC,
          MASTER,
          TXQLEN,
          OPERSTATE,
          LINKINFO,
          NET_NS_PID,
          IFALIAS,
          STATS64,
          AF_SPEC,
          GROUP,
          NET_NS_FD,
          PROMISCUITY,
          NUM_TX_QUEUES,
          NUM_RX_QUEUES,
          CARRIER,
          CARRIER_CHANGES,
          LINK_NETNSID,
          GSO_MAX_SEGS,
          GSO_MAX_SIZE,
          MIN_MTU,
          MAX_MTU,
          PROP_LIST,
          PERM_ADDRESS);

  private LinkAttributes() {}

  private static final class MasterForm implements WireForm<Integer> {
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
      return value == 0 ? "nomaster" : word + " " + IndexForm.text(value);
    }
  }

  /** IFLA_PROP_LIST of IFLA_ALT_IFNAME. */
  private static final class AlternativeNames implements WireForm<List<String>> {
    private static final int IFLA_ALT_IFNAME = 53;

    @Override
    public List<String> read(AttributeCursor cursor) {
      List<String> names = new ArrayList<>();
      AttributeCursor inside = cursor.nested();
      while (inside.next()) {
        if (inside.type() == IFLA_ALT_IFNAME) {
          names.add(inside.string());
        }
      }
      return List.copyOf(names);
    }

    @Override
    public void write(MessageWriter out, int type, List<String> value) {
      int start = out.beginNested(type);
      value.forEach(name -> out.string(IFLA_ALT_IFNAME, name));
      out.endNest(start);
    }
  }
}
