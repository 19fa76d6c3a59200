package dev.tweed.linux.nft.expr;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.nft.wire.Attributes;
import dev.tweed.linux.nft.wire.WireEnum;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Looks the packet up in the routing tables.
 *
 * @param by what of the packet the lookup uses
 * @param present loads only whether there is a route
 */
public record Fib(Set<By> by, Result result, boolean present, Register to) implements Expression {

  private static final int PRESENT = 1 << 5;

  /** In the order of the bits of enum nft_fib_flags. */
  public enum By {
    SADDR,
    DADDR,
    MARK,
    IIF,
    OIF
  }

  /** In the order of enum nft_fib_result, behind UNSPEC. */
  public enum Result {
    OIF("oif", DataType.IFACE_INDEX),
    OIFNAME("oifname", DataType.IFNAME),
    TYPE("type", DataType.FIB_ADDRTYPE);

    private final String word;
    private final DataType type;

    Result(String word, DataType type) {
      this.word = word;
      this.type = type;
    }

    public DataType type() {
      return type;
    }
  }

  public Fib {
    by = Set.copyOf(by);
  }

  static Fib decode(Attributes data) {
    int flags = data.u32(3);
    Set<By> by = EnumSet.noneOf(By.class);
    for (By each : By.values()) {
      if ((flags & 1 << each.ordinal()) != 0) {
        by.add(each);
      }
    }
    Result result = WireEnum.at(Result.values(), data.u32(2) - 1);
    return new Fib(by, result, (flags & PRESENT) != 0, Register.decode(data, 1));
  }

  @Override
  public String name() {
    return "fib";
  }

  @Override
  public void encode(MessageWriter out) {
    to.encode(out, 1);
    out.u32be(2, result.ordinal() + 1);
    int flags = present ? PRESENT : 0;
    for (By each : by) {
      flags |= 1 << each.ordinal();
    }
    out.u32be(3, flags);
  }

  /** {@code fib saddr . iif oif}. */
  public String words() {
    List<String> parts = new ArrayList<>();
    for (By each : By.values()) {
      if (by.contains(each)) {
        parts.add(WireEnum.word(each));
      }
    }
    return "fib " + String.join(" . ", parts) + " " + result.word;
  }

  @Override
  public String toString() {
    return "[ " + words() + (present ? " present" : "") + " => " + to + " ]";
  }
}
