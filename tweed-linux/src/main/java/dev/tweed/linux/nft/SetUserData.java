package dev.tweed.linux.nft;

import java.util.Optional;

/** What nft leaves with a set so that it can print it again. Source: libnftnl's udata.h. */
final class SetUserData {

  static final int COMMENT = 7;

  private static final int KEY_BYTE_ORDER = 0;
  private static final int DATA_BYTE_ORDER = 1;
  private static final int DATA_INTERVAL = 6;
  private static final int HOST = 1;
  private static final int NETWORK = 2;

  private SetUserData() {}

  static UserData describing(KeyType key, Optional<SetData> data) {
    UserData described = UserData.NONE.with(KEY_BYTE_ORDER, order(key));
    if (data.isPresent() && data.get() instanceof SetData.Values(KeyType type, boolean interval)) {
      described = described.with(DATA_BYTE_ORDER, order(type));
      return interval ? described.with(DATA_INTERVAL, 1) : described;
    }
    return described;
  }

  private static int order(KeyType type) {
    return type.hostOrder() ? HOST : NETWORK;
  }

  static boolean keyInHostOrder(UserData userData) {
    return number(userData, KEY_BYTE_ORDER) == HOST;
  }

  static boolean dataInHostOrder(UserData userData) {
    return number(userData, DATA_BYTE_ORDER) == HOST;
  }

  static boolean dataInterval(UserData userData) {
    return number(userData, DATA_INTERVAL) != 0;
  }

  private static long number(UserData userData, int type) {
    return userData
        .find(type)
        .filter(value -> value.length() == 4)
        .map(value -> value.hostNumber())
        .orElse(0L);
  }
}
