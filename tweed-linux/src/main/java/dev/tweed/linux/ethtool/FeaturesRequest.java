package dev.tweed.linux.ethtool;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.netlink.NetlinkRequest;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code ethtool -k} and, with something wanted, {@code ethtool -K}.
 *
 * @param family the message type of the ethtool family
 */
record FeaturesRequest(int family, String link, Map<String, Boolean> wanted)
    implements NetlinkRequest {

  private static final int ETHTOOL_MSG_FEATURES_GET = 11;
  private static final int ETHTOOL_MSG_FEATURES_SET = 12;
  private static final int ETHTOOL_A_FEATURES_HEADER = 1;
  private static final int ETHTOOL_A_FEATURES_WANTED = 3;
  private static final int ETHTOOL_A_HEADER_DEV_NAME = 2;
  private static final int ETHTOOL_A_BITSET_BITS = 3;
  private static final int ETHTOOL_A_BITSET_BITS_BIT = 1;
  private static final int ETHTOOL_A_BITSET_BIT_NAME = 2;
  private static final int ETHTOOL_A_BITSET_BIT_VALUE = 3;

  FeaturesRequest {
    wanted = new TreeMap<>(wanted);
  }

  static FeaturesRequest read(int family, String link) {
    return new FeaturesRequest(family, link, Map.of());
  }

  static FeaturesRequest set(int family, String link, Map<String, Boolean> wanted) {
    if (wanted.isEmpty()) {
      throw new IllegalArgumentException("ethtool -K " + link + " without a feature");
    }
    return new FeaturesRequest(family, link, wanted);
  }

  @Override
  public int type() {
    return family;
  }

  @Override
  public int flags() {
    return 0;
  }

  @Override
  public void encode(MessageWriter out) {
    out.u8(wanted.isEmpty() ? ETHTOOL_MSG_FEATURES_GET : ETHTOOL_MSG_FEATURES_SET).u8(1).u16(0);
    out.nested(ETHTOOL_A_FEATURES_HEADER, () -> out.string(ETHTOOL_A_HEADER_DEV_NAME, link));
    if (!wanted.isEmpty()) {
      out.nested(
          ETHTOOL_A_FEATURES_WANTED, () -> out.nested(ETHTOOL_A_BITSET_BITS, () -> bits(out)));
    }
  }

  private void bits(MessageWriter out) {
    wanted.forEach((name, on) -> out.nested(ETHTOOL_A_BITSET_BITS_BIT, () -> bit(out, name, on)));
  }

  private static void bit(MessageWriter out, String name, boolean on) {
    out.string(ETHTOOL_A_BITSET_BIT_NAME, name);
    if (on) {
      out.flag(ETHTOOL_A_BITSET_BIT_VALUE);
    }
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("ethtool ");
    text.append(wanted.isEmpty() ? "-k " : "-K ").append(link);
    wanted.forEach((name, on) -> text.append(' ').append(name).append(on ? " on" : " off"));
    return text.toString();
  }
}
