package dev.tweed.linux.nft;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.nft.wire.Attributes;
import java.util.ArrayList;
import java.util.List;

/**
 * What makes a chain a base chain.
 *
 * @param type filter, nat or route
 * @param priority the order at the hook, lowest first; see {@link Priority}
 * @param links names, for ingress and egress; empty elsewhere
 * @param dropping the policy: what becomes of packets that no rule decided on
 */
public record ChainHook(
    String type, Hook hook, int priority, List<String> links, boolean dropping) {

  private static final int DROP = 0;
  private static final int ACCEPT = 1;

  public ChainHook {
    links = List.copyOf(links);
  }

  public static ChainHook filter(Hook hook, int priority) {
    return new ChainHook("filter", hook, priority, List.of(), false);
  }

  public static ChainHook nat(Hook hook, int priority) {
    return new ChainHook("nat", hook, priority, List.of(), false);
  }

  public ChainHook withPolicyDrop() {
    return new ChainHook(type, hook, priority, links, true);
  }

  public ChainHook on(String... names) {
    return new ChainHook(type, hook, priority, List.of(names), dropping);
  }

  static ChainHook decode(NftFamily family, Attributes chain) {
    Attributes hook = chain.nested(4);
    return new ChainHook(
        chain.text(7),
        Hook.numbered(family, hook.u32(1)),
        hook.u32(2),
        links(hook),
        chain.u32(5, ACCEPT) == DROP);
  }

  private static List<String> links(Attributes hook) {
    List<String> links = new ArrayList<>();
    if (hook.has(4)) {
      hook.texts(4).forEach(links::add);
    } else if (hook.has(3)) {
      links.add(hook.text(3));
    }
    return links;
  }

  void encode(MessageWriter out, NftFamily family) {
    out.string(7, type);
    out.u32be(5, dropping ? DROP : ACCEPT);
    out.nested(
        4,
        () -> {
          out.u32be(1, hook.number(family));
          out.u32be(2, priority);
          if (links.size() == 1) {
            out.string(3, links.getFirst());
          } else if (!links.isEmpty()) {
            out.nested(4, () -> links.forEach(link -> out.string(1, link)));
          }
        });
  }

  /** {@code type filter hook forward priority filter; policy accept;}. */
  String text(NftFamily family) {
    return "type "
        + type
        + " hook "
        + hook
        + devices()
        + " priority "
        + Priority.text(family, priority)
        + "; policy "
        + (dropping ? "drop" : "accept")
        + ";";
  }

  private String devices() {
    return switch (links.size()) {
      case 0 -> "";
      case 1 -> " device \"" + links.getFirst() + "\"";
      default -> " devices = { \"" + String.join("\", \"", links) + "\" }";
    };
  }
}
