package dev.tweed.linux.nft;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.netlink.NetlinkRequest;
import java.util.OptionalInt;

/**
 * Begins or ends a transaction.
 *
 * @param generation the one the transaction is based on: it is refused with ERESTART when another
 *     transaction came first
 */
record BatchMark(boolean begin, OptionalInt generation) implements NetlinkRequest {

  private static final int NFNL_BATCH_GENID = 1;

  @Override
  public int type() {
    return begin ? NfMessage.BATCH_BEGIN : NfMessage.BATCH_END;
  }

  @Override
  public int flags() {
    return 0;
  }

  @Override
  public void encode(MessageWriter out) {
    NfMessage.batchHeader(out);
    generation.ifPresent(id -> out.u32be(NFNL_BATCH_GENID, id));
  }

  @Override
  public String toString() {
    return begin ? "nft transaction" : "end of nft transaction";
  }
}
