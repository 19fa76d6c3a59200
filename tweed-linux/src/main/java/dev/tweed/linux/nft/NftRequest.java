package dev.tweed.linux.nft;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.netlink.NetlinkRequest;
import java.util.function.Consumer;

/**
 * One message to nf_tables. Its text is what is typed behind {@code nft}.
 *
 * @param family {@code NFPROTO_*}; 0 for all
 */
record NftRequest(int message, int flags, int family, String text, Consumer<MessageWriter> body)
    implements NetlinkRequest {

  @Override
  public int type() {
    return NfMessage.type(message);
  }

  @Override
  public void encode(MessageWriter out) {
    NfMessage.header(out, family);
    body.accept(out);
  }

  @Override
  public String attributeAt(int offset) {
    MessageWriter encoded = new MessageWriter();
    encode(encoded);
    return AttributePath.of(message, encoded, offset);
  }

  @Override
  public String toString() {
    return text;
  }
}
