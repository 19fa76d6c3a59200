package dev.tweed.linux.nft.expr;

/** What of a connection is read or written, in the order of enum nft_ct_keys. */
public enum CtKey {
  STATE("state", DataType.CT_STATE),
  DIRECTION("direction", DataType.CT_DIR),
  STATUS("status", DataType.CT_STATUS),
  MARK("mark", DataType.MARK),
  SECMARK("secmark", DataType.HOST_INTEGER),
  EXPIRATION("expiration", DataType.TIME),
  HELPER("helper", DataType.STRING),
  L3PROTOCOL("l3proto", DataType.NFPROTO),
  SRC("saddr", DataType.INVALID),
  DST("daddr", DataType.INVALID),
  PROTOCOL("protocol", DataType.INET_PROTO),
  PROTO_SRC("proto-src", DataType.INET_SERVICE),
  PROTO_DST("proto-dst", DataType.INET_SERVICE),
  LABELS("label", DataType.CT_LABEL),
  PKTS("packets", DataType.HOST_INTEGER),
  BYTES("bytes", DataType.HOST_INTEGER),
  AVGPKT("avgpkt", DataType.HOST_INTEGER),
  ZONE("zone", DataType.HOST_INTEGER),
  EVENTMASK("event", DataType.CT_EVENT),
  SRC_IP("ip saddr", DataType.IPV4_ADDR),
  DST_IP("ip daddr", DataType.IPV4_ADDR),
  SRC_IP6("ip6 saddr", DataType.IPV6_ADDR),
  DST_IP6("ip6 daddr", DataType.IPV6_ADDR),
  ID("id", DataType.HOST_INTEGER);

  private final String word;
  private final DataType type;

  CtKey(String word, DataType type) {
    this.word = word;
    this.type = type;
  }

  /** As nft writes it behind {@code ct}. */
  public String word() {
    return word;
  }

  public DataType type() {
    return type;
  }
}
