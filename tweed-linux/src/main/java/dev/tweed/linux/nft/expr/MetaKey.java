package dev.tweed.linux.nft.expr;

/** What about a packet is read or written, in the order of enum nft_meta_keys. */
public enum MetaKey {
  LEN("length", DataType.HOST_INTEGER),
  PROTOCOL("protocol", DataType.ETHER_TYPE),
  PRIORITY("priority", DataType.CLASSID),
  MARK("mark", DataType.MARK),
  IIF("iif", DataType.IFACE_INDEX),
  OIF("oif", DataType.IFACE_INDEX),
  IIFNAME("iifname", DataType.IFNAME),
  OIFNAME("oifname", DataType.IFNAME),
  IIFTYPE("iiftype", DataType.IFACE_TYPE),
  OIFTYPE("oiftype", DataType.IFACE_TYPE),
  SKUID("skuid", DataType.UID),
  SKGID("skgid", DataType.GID),
  NFTRACE("nftrace", DataType.HOST_INTEGER),
  RTCLASSID("rtclassid", DataType.REALM),
  SECMARK("secmark", DataType.HOST_INTEGER),
  NFPROTO("nfproto", DataType.NFPROTO),
  L4PROTO("l4proto", DataType.INET_PROTO),
  BRI_IIFNAME("ibrname", DataType.IFNAME),
  BRI_OIFNAME("obrname", DataType.IFNAME),
  PKTTYPE("pkttype", DataType.PKT_TYPE),
  CPU("cpu", DataType.HOST_INTEGER),
  IIFGROUP("iifgroup", DataType.DEVGROUP),
  OIFGROUP("oifgroup", DataType.DEVGROUP),
  CGROUP("cgroup", DataType.HOST_INTEGER),
  PRANDOM("random", DataType.INTEGER),
  SECPATH("ipsec", DataType.BOOLEAN),
  IIFKIND("iifkind", DataType.IFNAME),
  OIFKIND("oifkind", DataType.IFNAME),
  BRI_IIFPVID("ibrpvid", DataType.HOST_INTEGER),
  BRI_IIFVPROTO("ibrvproto", DataType.ETHER_TYPE),
  TIME_NS("time", DataType.DATE),
  TIME_DAY("day", DataType.DAY),
  TIME_HOUR("hour", DataType.HOUR),
  SDIF("sdif", DataType.IFACE_INDEX),
  SDIFNAME("sdifname", DataType.IFNAME);

  private final String word;
  private final DataType type;

  MetaKey(String word, DataType type) {
    this.word = word;
    this.type = type;
  }

  /** As nft writes it: the older keys stand alone, the others behind {@code meta}. */
  public String words() {
    return switch (this) {
      case IIF, OIF, IIFNAME, OIFNAME, IIFTYPE, OIFTYPE, IIFGROUP, OIFGROUP -> word;
      default -> "meta " + word;
    };
  }

  public DataType type() {
    return type;
  }
}
