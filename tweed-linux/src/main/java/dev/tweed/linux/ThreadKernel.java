package dev.tweed.linux;

import dev.tweed.linux.netlink.NetlinkSockets;
import dev.tweed.linux.netlink.NetlinkTransport;
import java.util.Optional;

/** The running kernel, through the calling thread's namespace. */
enum ThreadKernel implements Kernel {
  INSTANCE;

  @Override
  public NetlinkTransport connect(int protocol, int... groups) {
    return NetlinkSockets.open(protocol, groups);
  }

  @Override
  public Optional<String> sysctl(String key) {
    return Sysctl.read(key);
  }

  @Override
  public void setSysctl(String key, String value) {
    Sysctl.write(key, value);
  }
}
