package dev.tweed.linux.nft;

import java.util.List;

/** The order of the chains at one hook, lowest first, and nft's names for it. */
public final class Priority {

  public static final int RAW = -300;

  /** Where connection tracking sees the packet. */
  public static final int CONNTRACK = -200;

  public static final int MANGLE = -150;
  public static final int DSTNAT = -100;
  public static final int FILTER = 0;
  public static final int SECURITY = 50;
  public static final int SRCNAT = 100;

  private static final int NEAR = 10;

  private record Name(int priority, String word) {}

  private static final List<Name> IP =
      List.of(
          new Name(RAW, "raw"),
          new Name(MANGLE, "mangle"),
          new Name(DSTNAT, "dstnat"),
          new Name(FILTER, "filter"),
          new Name(SECURITY, "security"),
          new Name(SRCNAT, "srcnat"));
  private static final List<Name> BRIDGE =
      List.of(
          new Name(-300, "dstnat"),
          new Name(-200, "filter"),
          new Name(100, "out"),
          new Name(300, "srcnat"));
  private static final List<Name> OTHER = List.of(new Name(FILTER, "filter"));

  private Priority() {}

  /** {@code dstnat + 5}; a bare number where there is no name near. */
  static String text(NftFamily family, int priority) {
    for (Name name : names(family)) {
      int distance = priority - name.priority;
      if (Math.abs(distance) <= NEAR) {
        return name.word + offset(distance);
      }
    }
    return Integer.toString(priority);
  }

  private static String offset(int distance) {
    if (distance == 0) {
      return "";
    }
    return distance < 0 ? " - " + -distance : " + " + distance;
  }

  private static List<Name> names(NftFamily family) {
    return switch (family) {
      case INET, IP, IP6 -> IP;
      case BRIDGE -> BRIDGE;
      case ARP, NETDEV -> OTHER;
    };
  }
}
