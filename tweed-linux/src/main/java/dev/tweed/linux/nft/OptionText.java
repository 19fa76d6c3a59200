package dev.tweed.linux.nft;

import dev.tweed.linux.nft.expr.ExthdrOption;
import dev.tweed.linux.nft.expr.Payload.Base;
import org.jspecify.annotations.Nullable;

/** Extension headers and options in nft's words. */
final class OptionText {

  private OptionText() {}

  static String of(ExthdrOption option, boolean present, StatementList statements) {
    return switch (option.kind()) {
      case TCP -> {
        String name = tcp(option.type());
        String field = name == null || present ? "" : tcpField(option);
        yield name == null || field == null ? raw(option) : ("tcp option " + name + field);
      }
      case IPV6 -> {
        statements.imply(Base.NETWORK);
        String name = ip6(option.type());
        yield name == null || !present ? raw(option) : "exthdr " + name;
      }
      case IPV4 -> {
        statements.imply(Base.NETWORK);
        String name = ip(option.type());
        yield name == null || !present ? raw(option) : "ip option " + name;
      }
      default -> raw(option);
    };
  }

  private static String raw(ExthdrOption option) {
    return option.toString();
  }

  private static @Nullable String tcp(int type) {
    return switch (type) {
      case 2 -> "maxseg";
      case 3 -> "window";
      case 4 -> "sack-perm";
      case 5 -> "sack";
      case 8 -> "timestamp";
      default -> null;
    };
  }

  private static @Nullable String tcpField(ExthdrOption option) {
    return switch (option.type() << 8 | option.offset()) {
      case 2 << 8 | 2 -> " size";
      case 3 << 8 | 2 -> " count";
      case 8 << 8 | 2 -> " tsval";
      case 8 << 8 | 6 -> " tsecr";
      default -> null;
    };
  }

  private static @Nullable String ip6(int type) {
    return switch (type) {
      case 0 -> "hbh";
      case 43 -> "rt";
      case 44 -> "frag";
      case 60 -> "dst";
      case 135 -> "mh";
      default -> null;
    };
  }

  private static @Nullable String ip(int type) {
    return switch (type) {
      case 7 -> "rr";
      case 131 -> "lsrr";
      case 137 -> "ssrr";
      case 148 -> "ra";
      default -> null;
    };
  }
}
