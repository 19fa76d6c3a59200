package dev.tweed.linux.netlink;

/**
 * Something asked of the kernel, such as {@code route add 10.244.7.0/24 dev tweed.1}. Its text form
 * is what an operator would type, without {@code ip}.
 */
public interface NetlinkRequest {

  /** The message type, {@code nlmsg_type}. */
  int type();

  /** {@code nlmsg_flags} beyond {@code NLM_F_REQUEST} and {@code NLM_F_ACK}. */
  int flags();

  /** Writes what follows the netlink header. */
  void encode(MessageWriter out);

  /**
   * What a byte of the encoded body belongs to, in the words of the C headers: {@code
   * IFLA_LINKINFO/IFLA_INFO_DATA/IFLA_VXLAN_ID}. The kernel names bad attributes by offset only.
   *
   * @param offset from the start of the netlink header
   * @return empty when not known
   */
  default String attributeAt(int offset) {
    return "";
  }
}
