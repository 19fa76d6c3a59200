package dev.tweed.linux.ethtool;

import dev.tweed.linux.netlink.AttributeCursor;
import dev.tweed.linux.netlink.GenericFamily;
import dev.tweed.linux.netlink.NetlinkMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Answers to {@link FeaturesRequest}. Its sets of bits are in the verbose form, where each bit
 * carries its name: a set with a mask lists the bits of the mask and flags those that are set, a
 * set without lists those that are set.
 */
final class FeaturesReply {

  private static final int ETHTOOL_A_FEATURES_HW = 2;
  private static final int ETHTOOL_A_FEATURES_WANTED = 3;
  private static final int ETHTOOL_A_FEATURES_ACTIVE = 4;
  private static final int ETHTOOL_A_FEATURES_NOCHANGE = 5;
  private static final int ETHTOOL_A_BITSET_BITS = 3;
  private static final int ETHTOOL_A_BITSET_BIT_NAME = 2;
  private static final int ETHTOOL_A_BITSET_BIT_VALUE = 3;

  private FeaturesReply() {}

  static List<LinkFeature> features(NetlinkMessage message) {
    Map<String, Boolean> changeable = bits(message, ETHTOOL_A_FEATURES_HW);
    Set<String> active = bits(message, ETHTOOL_A_FEATURES_ACTIVE).keySet();
    Set<String> never = bits(message, ETHTOOL_A_FEATURES_NOCHANGE).keySet();
    return changeable.entrySet().stream()
        .map(bit -> {
          String name = bit.getKey();
          boolean free = bit.getValue() && !never.contains(name);
          return new LinkFeature(name, active.contains(name), free);
        })
        .toList();
  }

  /** The features whose state is not the wanted one. */
  static Set<String> refused(NetlinkMessage message) {
    return bits(message, ETHTOOL_A_FEATURES_WANTED).keySet();
  }

  private static Map<String, Boolean> bits(NetlinkMessage message, int set) {
    Map<String, Boolean> bits = new LinkedHashMap<>();
    AttributeCursor sets = message.attributes(GenericFamily.HEADER);
    while (sets.next()) {
      if (sets.type() == set) {
        readSet(sets.nested(), bits);
      }
    }
    return bits;
  }

  private static void readSet(AttributeCursor set, Map<String, Boolean> bits) {
    while (set.next()) {
      if (set.type() == ETHTOOL_A_BITSET_BITS) {
        AttributeCursor each = set.nested();
        while (each.next()) {
          readBit(each.nested(), bits);
        }
      }
    }
  }

  private static void readBit(AttributeCursor bit, Map<String, Boolean> bits) {
    String name = "";
    boolean on = false;
    while (bit.next()) {
      switch (bit.type()) {
        case ETHTOOL_A_BITSET_BIT_NAME -> name = bit.string();
        case ETHTOOL_A_BITSET_BIT_VALUE -> on = true;
        default -> {}
      }
    }
    if (!name.isEmpty()) { // bits without a meaning have none
      bits.put(name, on);
    }
  }
}
