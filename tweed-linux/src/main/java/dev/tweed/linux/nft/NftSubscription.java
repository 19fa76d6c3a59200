package dev.tweed.linux.nft;

import dev.tweed.linux.Fd;
import dev.tweed.linux.Netns;
import dev.tweed.linux.netlink.Netlink;
import dev.tweed.linux.netlink.NetlinkSubscription;
import dev.tweed.linux.netlink.NetlinkSubscription.Drained;
import java.util.function.Consumer;

/**
 * Hears of changes to the rule set, or of packets being traced, in one network namespace. One
 * thread at a time; wait for {@link #fd} with {@link dev.tweed.linux.Poll}.
 *
 * <p>Source: enum nfnetlink_groups.
 */
public final class NftSubscription implements AutoCloseable {

  private static final int NFNLGRP_NFTABLES = 7;
  private static final int NFNLGRP_NFTRACE = 9;

  private final NetlinkSubscription subscription;

  private NftSubscription(NetlinkSubscription subscription) {
    this.subscription = subscription;
  }

  /** To changes, in the given namespace. */
  public static NftSubscription changes(Netns netns) {
    return new NftSubscription(
        NetlinkSubscription.open(netns, Netlink.NETFILTER, NFNLGRP_NFTABLES));
  }

  /** To packets that have {@code meta nftrace} set, in the given namespace. */
  public static NftSubscription traces(Netns netns) {
    return new NftSubscription(NetlinkSubscription.open(netns, Netlink.NETFILTER, NFNLGRP_NFTRACE));
  }

  /** Readable when there is something to drain. */
  public Fd fd() {
    return subscription.fd();
  }

  /** Hands out what is queued, without waiting. */
  public Drained drain(Consumer<NftEvent> handler) {
    return subscription.drain(message -> handler.accept(NftEvent.decode(message)));
  }

  @Override
  public void close() {
    subscription.close();
  }
}
