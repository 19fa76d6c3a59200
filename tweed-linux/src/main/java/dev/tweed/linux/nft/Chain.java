package dev.tweed.linux.nft;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.nft.wire.Attributes;
import java.util.Optional;

/**
 * A list of rules: of a base chain, run for each packet at its hook; of another, when a rule jumps
 * there.
 *
 * @param hook none for a chain that is jumped to
 * @param userData with the comment
 * @param handle the kernel's number; 0 when not known
 */
public record Chain(
    NftFamily family,
    String table,
    String name,
    Optional<ChainHook> hook,
    UserData userData,
    long handle)
    implements NftEntity {

  private static final int COMMENT = 0;

  /** A chain that is jumped to. */
  public static Chain of(Table table, String name) {
    return new Chain(table.family(), table.name(), name, Optional.empty(), UserData.NONE, 0);
  }

  /** A base chain. */
  public static Chain of(Table table, String name, ChainHook hook) {
    return new Chain(table.family(), table.name(), name, Optional.of(hook), UserData.NONE, 0);
  }

  public Chain withComment(String comment) {
    return new Chain(family, table, name, hook, UserData.NONE.withText(COMMENT, comment), handle);
  }

  /** Empty when there is none. */
  public String comment() {
    return userData.text(COMMENT);
  }

  static Chain decode(NftFamily family, Attributes chain) {
    return new Chain(
        family,
        chain.text(1),
        chain.text(3),
        chain.has(4) ? Optional.of(ChainHook.decode(family, chain)) : Optional.empty(),
        UserData.decode(chain, 12),
        chain.u64(2, 0));
  }

  void encode(MessageWriter out) {
    encodeName(out);
    hook.ifPresent(base -> base.encode(out, family));
    userData.encode(out, 12);
  }

  void encodeName(MessageWriter out) {
    out.string(1, table);
    out.string(3, name);
  }

  /** {@code inet tweed forward}. */
  String path() {
    return family + " " + table + " " + name;
  }

  @Override
  public String toString() {
    return "chain " + path() + hook.map(base -> " { " + base.text(family) + " }").orElse("");
  }
}
