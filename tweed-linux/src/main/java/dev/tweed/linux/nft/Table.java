package dev.tweed.linux.nft;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.nft.wire.Attributes;

/**
 * A table: where chains, sets and objects of one owner live. What one table accepts another may
 * still drop.
 *
 * @param dormant its chains are not attached to their hooks
 * @param userData with the comment
 * @param handle the kernel's number; 0 when not known
 */
public record Table(NftFamily family, String name, boolean dormant, UserData userData, long handle)
    implements NftEntity {

  private static final int DORMANT = 1;
  private static final int COMMENT = 0;

  public static Table of(NftFamily family, String name) {
    return new Table(family, name, false, UserData.NONE, 0);
  }

  public Table withComment(String comment) {
    return new Table(family, name, dormant, UserData.NONE.withText(COMMENT, comment), handle);
  }

  /** Empty when there is none. */
  public String comment() {
    return userData.text(COMMENT);
  }

  static Table decode(NftFamily family, Attributes table) {
    return new Table(
        family,
        table.text(1),
        (table.u32(2, 0) & DORMANT) != 0,
        UserData.decode(table, 6),
        table.u64(4, 0));
  }

  void encode(MessageWriter out) {
    out.string(1, name);
    out.u32be(2, dormant ? DORMANT : 0);
    userData.encode(out, 6);
  }

  /** {@code inet tweed}. */
  String path() {
    return family + " " + name;
  }

  @Override
  public String toString() {
    return "table " + path();
  }
}
