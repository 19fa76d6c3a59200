/** Linux from Java: network namespaces, netlink and rtnetlink through {@code java.lang.foreign}. */
@org.jspecify.annotations.NullMarked
module dev.tweed.linux {
  requires static org.jspecify;
  requires transitive dev.tweed.net;

  exports dev.tweed.linux;
  exports dev.tweed.linux.ethtool;
  exports dev.tweed.linux.netlink;
  exports dev.tweed.linux.nft;
  exports dev.tweed.linux.nft.expr;
  exports dev.tweed.linux.nft.syntax;
  exports dev.tweed.linux.ping;
  exports dev.tweed.linux.route;
  exports dev.tweed.linux.tunnel;
}
