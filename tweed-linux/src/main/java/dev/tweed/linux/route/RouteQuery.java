package dev.tweed.linux.route;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.netlink.NetlinkRequest;

/** A question to rtnetlink; its words are those typed behind {@code ip}. */
abstract class RouteQuery implements NetlinkRequest {

  private final String words;
  private final int type;

  RouteQuery(String words, int type) {
    this.words = words;
    this.type = type;
  }

  @Override
  public int type() {
    return type;
  }

  @Override
  public int flags() {
    return 0;
  }

  @Override
  public abstract void encode(MessageWriter out);

  @Override
  public String toString() {
    return words;
  }
}
