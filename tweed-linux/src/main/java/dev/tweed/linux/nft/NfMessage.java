package dev.tweed.linux.nft;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.netlink.NetlinkMessage;

/**
 * The message types, and {@code struct nfgenmsg} in front of the attributes.
 *
 * <p>Wire form: u8 family, u8 version 0, be16 resource, which is the subsystem in a batch message.
 * Source: uapi/linux/netfilter/nfnetlink.h, enum nf_tables_msg_types.
 */
final class NfMessage {

  static final int HEADER = 4;
  static final int BATCH_BEGIN = 16;
  static final int BATCH_END = 17;

  static final int NEW_TABLE = 0;
  static final int GET_TABLE = 1;
  static final int DELETE_TABLE = 2;
  static final int NEW_CHAIN = 3;
  static final int GET_CHAIN = 4;
  static final int DELETE_CHAIN = 5;
  static final int NEW_RULE = 6;
  static final int GET_RULE = 7;
  static final int DELETE_RULE = 8;
  static final int NEW_SET = 9;
  static final int GET_SET = 10;
  static final int DELETE_SET = 11;
  static final int NEW_ELEMENTS = 12;
  static final int GET_ELEMENTS = 13;
  static final int DELETE_ELEMENTS = 14;
  static final int NEW_GENERATION = 15;
  static final int GET_GENERATION = 16;
  static final int TRACE = 17;
  static final int NEW_OBJECT = 18;
  static final int GET_OBJECT = 19;
  static final int DELETE_OBJECT = 20;

  private static final int NFNL_SUBSYS_NFTABLES = 10;

  private NfMessage() {}

  /** The netlink message type of one of these. */
  static int type(int message) {
    return NFNL_SUBSYS_NFTABLES << 8 | message;
  }

  /** Which of these a netlink message is; -1 for one of another subsystem. */
  static int of(NetlinkMessage message) {
    return message.type() >>> 8 == NFNL_SUBSYS_NFTABLES ? message.type() & 0xFF : -1;
  }

  static NftFamily family(NetlinkMessage message) {
    message.require(HEADER);
    return NftFamily.numbered(message.body().get(0) & 0xFF);
  }

  static void header(MessageWriter out, int family) {
    out.u8(family).u8(0).u8(0).u8(0);
  }

  static void batchHeader(MessageWriter out) {
    out.u8(0).u8(0).u8(0).u8(NFNL_SUBSYS_NFTABLES);
  }
}
