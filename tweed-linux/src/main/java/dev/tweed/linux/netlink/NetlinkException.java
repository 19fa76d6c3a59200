package dev.tweed.linux.netlink;

import dev.tweed.linux.Errno;
import dev.tweed.linux.KernelException;

/**
 * The kernel's answer to a request it refuses, with what its extended ack says (NLMSGERR_ATTR_MSG,
 * NLMSGERR_ATTR_OFFS). Reads {@code "link add vx0 type vxlan id 16777216": ERANGE (34); kernel:
 * "VXLAN ID must be lower than 16777216" at IFLA_LINKINFO/IFLA_INFO_DATA/IFLA_VXLAN_ID}.
 */
public final class NetlinkException extends KernelException {

  private static final long serialVersionUID = 1;

  private final String kernelText;

  NetlinkException(NetlinkRequest request, Errno errno, ExtendedAck ack) {
    super("\"" + request + "\"", errno, detail(request, errno, ack));
    this.kernelText = ack.text();
  }

  /** The kernel's own words; empty when it gave none. */
  public String kernelText() {
    return kernelText;
  }

  private static String detail(NetlinkRequest request, Errno errno, ExtendedAck ack) {
    String where = ack.offset() == 0 ? "" : request.attributeAt(ack.offset());
    String at = where.isEmpty() ? "" : "at " + where;
    if (!ack.text().isEmpty()) {
      return "kernel: \"" + ack.text() + "\"" + (at.isEmpty() ? "" : " " + at);
    }
    if (at.isEmpty() && errno.equals(Errno.EPERM)) {
      return "run as root, or in a user namespace that maps root";
    }
    return at;
  }
}
