package dev.tweed.testkit.kernel;

import dev.tweed.linux.Errno;
import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.net.IpFamily;
import java.util.function.Consumer;

/**
 * What rtnetlink tells of the links' sysctls. Wire form: {@code struct netconfmsg} (u8 family),
 * attributes NETCONFA_…. Source: uapi/linux/netconf.h.
 */
record NetconfTable(LinkTable links, SysctlTree sysctls) implements ObjectTable {

  static final int ALL = -1;
  static final int DEFAULT = -2;

  private static final int NETCONFA_IFINDEX = 1;
  private static final int NETCONFA_FORWARDING = 2;

  static Consumer<MessageWriter> body(IpFamily family, int index, String forwarding) {
    return out ->
        out.u8(family.number())
            .zeroes(3)
            .u32(NETCONFA_IFINDEX, index)
            .u32(NETCONFA_FORWARDING, forwarding.equals("0") ? 0 : 1);
  }

  @Override
  public void put(FakeRequest request) {
    throw new Refusal(Errno.EOPNOTSUPP);
  }

  @Override
  public void delete(FakeRequest request) {
    throw new Refusal(Errno.EOPNOTSUPP);
  }

  @Override
  public void dump(FakeRequest request, Consumer<Consumer<MessageWriter>> answer) {
    for (IpFamily family : IpFamily.values()) {
      if (request.u8(0) == 0 || request.u8(0) == family.number()) {
        links.all().forEach(link -> answer.accept(of(family, link.index, link.name())));
        answer.accept(of(family, ALL, "all"));
        answer.accept(of(family, DEFAULT, "default"));
      }
    }
  }

  private Consumer<MessageWriter> of(IpFamily family, int index, String place) {
    String key = SysctlTree.path(family, place, "forwarding");
    return NetconfTable.body(family, index, sysctls.read(key).orElse("0"));
  }
}
