package dev.tweed.linux.nft.expr;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.nft.wire.Attributes;
import dev.tweed.linux.nft.wire.WireEnum;

/**
 * Matches while packets, or bytes, come at no more than a rate: a token bucket.
 *
 * @param rate how many in a period
 * @param seconds length of the period: 1, 60, 3600, 86400 or 604800
 * @param burst how many at once beyond the rate; for bytes 0 means none
 * @param over matches what is above the rate instead
 */
public record Limit(long rate, long seconds, int burst, Unit unit, boolean over)
    implements Expression {

  /** What nft sets when nothing is said about packets. */
  public static final int DEFAULT_BURST = 5;

  /** In the order of enum nft_limit_type. */
  public enum Unit {
    PACKETS,
    BYTES
  }

  /** At most so many packets each second. */
  public static Limit packetsPerSecond(long rate) {
    return new Limit(rate, 1, DEFAULT_BURST, Unit.PACKETS, false);
  }

  /** Reads what is inside an expression's or an object's data. */
  public static Limit decode(Attributes data) {
    return new Limit(
        data.u64(1),
        data.u64(2),
        data.u32(3, 0),
        WireEnum.at(Unit.values(), data.u32(4, 0)),
        (data.u32(5, 0) & 1) != 0);
  }

  @Override
  public String name() {
    return "limit";
  }

  @Override
  public void encode(MessageWriter out) {
    out.u64be(1, rate);
    out.u64be(2, seconds);
    out.u32be(3, burst);
    out.u32be(4, unit.ordinal());
    out.u32be(5, over ? 1 : 0);
  }

  /** {@code rate over 10/second burst 20 packets}. */
  public String figures() {
    String per = "/" + period();
    if (unit == Unit.PACKETS) {
      String tail = burst == DEFAULT_BURST ? "" : " burst " + burst + " packets";
      return head() + Long.toUnsignedString(rate) + per + tail;
    }
    String tail = burst == 0 ? "" : " burst " + ByteCount.text(burst);
    return head() + ByteCount.text(rate) + per + tail;
  }

  private String head() {
    return "rate " + (over ? "over " : "");
  }

  private String period() {
    return switch ((int) seconds) {
      case 1 -> "second";
      case 60 -> "minute";
      case 3600 -> "hour";
      case 86_400 -> "day";
      case 604_800 -> "week";
      default -> seconds + "s";
    };
  }

  @Override
  public String toString() {
    return "limit " + figures();
  }
}
