package dev.tweed.linux.netlink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NetlinkChannelTest {

  @Test
  void theKernelConfirmsThatItIsStrict() {
    try (NetlinkChannel channel = new NetlinkChannel(Netlink.ROUTE, 1 << 16)) {
      assertThat(channel.strict()).isTrue();
    }
  }
}
