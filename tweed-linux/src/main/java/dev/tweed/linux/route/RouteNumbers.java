package dev.tweed.linux.route;

/** Numbers that routes, addresses and rules share. Source: uapi/linux/rtnetlink.h. */
public final class RouteNumbers {

  /** {@code RTPROT_*}: who made a route. */
  public static final int PROTOCOL_UNSPEC = 0;

  public static final int PROTOCOL_REDIRECT = 1;
  public static final int PROTOCOL_KERNEL = 2;
  public static final int PROTOCOL_BOOT = 3;
  public static final int PROTOCOL_STATIC = 4;
  public static final int PROTOCOL_RA = 9;
  public static final int PROTOCOL_DHCP = 16;

  /** {@code RT_SCOPE_*}: how far away a destination is; wider is smaller. */
  public static final int SCOPE_UNIVERSE = 0;

  public static final int SCOPE_SITE = 200;
  public static final int SCOPE_LINK = 253;
  public static final int SCOPE_HOST = 254;
  public static final int SCOPE_NOWHERE = 255;

  /** {@code RT_TABLE_*}. */
  public static final int TABLE_UNSPEC = 0;

  public static final int TABLE_DEFAULT = 253;
  public static final int TABLE_MAIN = 254;
  public static final int TABLE_LOCAL = 255;

  private RouteNumbers() {}

  static String scopeName(int scope) {
    return switch (scope) {
      case SCOPE_UNIVERSE -> "global";
      case SCOPE_SITE -> "site";
      case SCOPE_LINK -> "link";
      case SCOPE_HOST -> "host";
      case SCOPE_NOWHERE -> "nowhere";
      default -> Integer.toString(scope);
    };
  }

  static String tableName(int table) {
    return switch (table) {
      case TABLE_DEFAULT -> "default";
      case TABLE_MAIN -> "main";
      case TABLE_LOCAL -> "local";
      default -> Integer.toUnsignedString(table);
    };
  }

  static String protocolName(int protocol) {
    return switch (protocol) {
      case PROTOCOL_REDIRECT -> "redirect";
      case PROTOCOL_KERNEL -> "kernel";
      case PROTOCOL_BOOT -> "boot";
      case PROTOCOL_STATIC -> "static";
      case PROTOCOL_RA -> "ra";
      case PROTOCOL_DHCP -> "dhcp";
      default -> Integer.toString(protocol);
    };
  }
}
