package dev.tweed.linux.nft.expr;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.nft.wire.Attributes;
import java.util.OptionalInt;

/**
 * Logs the packet: to the kernel's log, or to a netlink group. Outside the first network namespace
 * the kernel's log stays empty unless {@code net.netfilter.nf_log_all_netns} is on.
 *
 * @param prefix at most 127 characters; may be empty
 * @param group netlink group (NFLOG); none for the kernel's log
 * @param level syslog's severity, 0 to 7, for the kernel's log
 * @param flags {@code NF_LOG_*}: 1 tcp sequence, 2 tcp options, 4 ip options, 8 skuid, 32 ether
 * @param snaplen bytes of packet to copy; 0 for all
 * @param queueThreshold packets to gather before a message is sent
 */
public record Log(
    String prefix, OptionalInt group, int level, int flags, int snaplen, int queueThreshold)
    implements Expression {

  private static final int WARNING = 4;
  private static final String[] LEVELS = {
    "emerg", "alert", "crit", "err", "warn", "notice", "info", "debug", "audit"
  };
  private static final int ALL_FLAGS = 0x2F;
  private static final String[] FLAGS = {
    "tcp sequence", "tcp options", "ip options", "skuid", "", "ether"
  };

  /** To the kernel's log, as a warning. */
  public static Log withPrefix(String prefix) {
    return new Log(prefix, OptionalInt.empty(), WARNING, 0, 0, 0);
  }

  static Log decode(Attributes data) {
    return new Log(
        data.textOrEmpty(2),
        data.has(1) ? OptionalInt.of(data.u16(1)) : OptionalInt.empty(),
        data.u32(5, WARNING),
        data.u32(6, 0),
        data.u32(3, 0),
        data.has(4) ? data.u16(4) : 0);
  }

  @Override
  public String name() {
    return "log";
  }

  @Override
  public void encode(MessageWriter out) {
    if (!prefix.isEmpty()) {
      out.string(2, prefix);
    }
    if (group.isPresent()) {
      out.u16be(1, group.getAsInt());
      if (snaplen != 0) {
        out.u32be(3, snaplen);
      }
      if (queueThreshold != 0) {
        out.u16be(4, queueThreshold);
      }
      return;
    }
    if (level != WARNING) {
      out.u32be(5, level);
    }
    if (flags != 0) {
      out.u32be(6, flags);
    }
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("log");
    if (!prefix.isEmpty()) {
      text.append(" prefix \"").append(prefix).append('"');
    }
    if (group.isPresent()) {
      text.append(" group ").append(group.getAsInt());
      appendUnlessZero(text, " snaplen ", snaplen);
      appendUnlessZero(text, " queue-threshold ", queueThreshold);
    } else if (level != WARNING) {
      text.append(" level ").append(level < LEVELS.length ? LEVELS[level] : level);
    }
    return text.append(flagWords()).toString();
  }

  private String flagWords() {
    if (flags == ALL_FLAGS) {
      return " flags all";
    }
    StringBuilder words = new StringBuilder();
    for (int bit = 0; bit < FLAGS.length; bit++) {
      if ((flags & 1 << bit) != 0) {
        words.append(" flags ").append(FLAGS[bit]);
      }
    }
    return words.toString();
  }

  private static void appendUnlessZero(StringBuilder text, String words, int number) {
    if (number != 0) {
      text.append(words).append(number);
    }
  }
}
