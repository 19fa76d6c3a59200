package dev.tweed.testkit.kernel;

import static dev.tweed.testkit.kernel.FakeLink.IFLA_ADDRESS;
import static dev.tweed.testkit.kernel.FakeLink.IFLA_AF_SPEC;
import static dev.tweed.testkit.kernel.FakeLink.IFLA_GROUP;
import static dev.tweed.testkit.kernel.FakeLink.IFLA_IFALIAS;
import static dev.tweed.testkit.kernel.FakeLink.IFLA_IFNAME;
import static dev.tweed.testkit.kernel.FakeLink.IFLA_INFO_DATA;
import static dev.tweed.testkit.kernel.FakeLink.IFLA_INFO_KIND;
import static dev.tweed.testkit.kernel.FakeLink.IFLA_INFO_SLAVE_DATA;
import static dev.tweed.testkit.kernel.FakeLink.IFLA_LINKINFO;
import static dev.tweed.testkit.kernel.FakeLink.IFLA_MASTER;
import static dev.tweed.testkit.kernel.FakeLink.IFLA_MTU;
import static dev.tweed.testkit.kernel.FakeLink.IFLA_TXQLEN;

import dev.tweed.linux.Errno;

/** Changes what can be changed of a link. */
final class LinkSettings {

  private static final int IFLA_VXLAN_ID = 1;
  private static final int IFLA_VXLAN_PORT = 15;
  private static final int SMALLEST_MTU = 68;
  private static final int LARGEST_MTU = 65535;
  private static final int VXLAN_OVERHEAD = 50;

  private final LinkTable table;

  LinkSettings(LinkTable table) {
    this.table = table;
  }

  static void checkMtu(Attributes wanted) {
    int mtu = wanted.u32(IFLA_MTU, SMALLEST_MTU);
    if (mtu < SMALLEST_MTU) {
      throw new Refusal(Errno.EINVAL, "mtu less than device minimum");
    }
    if (mtu > LARGEST_MTU) {
      throw new Refusal(Errno.EINVAL, "mtu greater than device maximum");
    }
  }

  /** Changes a link that was there. */
  void apply(FakeLink link, Attributes wanted) {
    Attributes info = wanted.nested(IFLA_LINKINFO);
    if (info.has(IFLA_INFO_KIND)) {
      changeKind(link, info);
    }
    set(link, wanted, info);
    table.announce(link);
  }

  /** Gives a new link what was asked for beside its kind. */
  void applyToNew(FakeLink link, Attributes wanted) {
    Attributes info = wanted.nested(IFLA_LINKINFO);
    if (!link.kind.equals("veth")) {
      link.data.merge(info.nested(IFLA_INFO_DATA));
    }
    set(link, wanted, info);
  }

  private static void changeKind(FakeLink link, Attributes info) {
    Attributes data = info.nested(IFLA_INFO_DATA);
    if (!info.string(IFLA_INFO_KIND).equals(link.kind) || link.kind.equals("veth")) {
      throw new Refusal(Errno.EOPNOTSUPP);
    }
    if (link.kind.equals("vxlan")) {
      checkVxlan(link, data);
    }
    link.data.merge(data);
  }

  private static void checkVxlan(FakeLink link, Attributes data) {
    if (!link.data.fulfils(data, IFLA_VXLAN_ID)) {
      throw new Refusal(Errno.EOPNOTSUPP, "Cannot change VNI");
    }
    if (!link.data.fulfils(data, IFLA_VXLAN_PORT)) {
      throw new Refusal(Errno.EOPNOTSUPP, "Cannot change port");
    }
  }

  private void set(FakeLink link, Attributes wanted, Attributes info) {
    checkMtu(wanted);
    checkLowerMtu(link, wanted);
    if (wanted.has(IFLA_IFNAME) && !wanted.string(IFLA_IFNAME).equals(link.name())) {
      rename(link, wanted);
    }
    link.attributes.merge(
        wanted, IFLA_ADDRESS, IFLA_MTU, IFLA_TXQLEN, IFLA_IFALIAS, IFLA_AF_SPEC, IFLA_GROUP);
    if (wanted.has(IFLA_MASTER)) {
      setMaster(link, wanted.u32(IFLA_MASTER, 0));
    }
    if (info.has(IFLA_INFO_SLAVE_DATA)) {
      setPort(link, info.nested(IFLA_INFO_SLAVE_DATA));
    }
  }

  /** A VXLAN link on top of another leaves room for its headers. */
  private void checkLowerMtu(FakeLink link, Attributes wanted) {
    link.lower().stream()
        .flatMap(lower -> table.find(lower).stream().mapToInt(FakeLink::mtu))
        .filter(below -> wanted.u32(IFLA_MTU, 0) > below - VXLAN_OVERHEAD)
        .findFirst()
        .ifPresent(below -> {
          throw new Refusal(Errno.EINVAL);
        });
  }

  private void rename(FakeLink link, Attributes wanted) {
    if (table.find(wanted.string(IFLA_IFNAME)).isPresent()) {
      throw new Refusal(Errno.EEXIST);
    }
    String before = link.name();
    link.attributes.merge(wanted, IFLA_IFNAME);
    table.renamed(link, before);
  }

  private void setMaster(FakeLink link, int master) {
    if (master == 0) {
      link.attributes.remove(IFLA_MASTER);
      return;
    }
    FakeLink bridge = table.find(master).orElseThrow(() -> new Refusal(Errno.EINVAL));
    if (!bridge.kind.equals("bridge")) {
      throw new Refusal(Errno.EOPNOTSUPP);
    }
    link.attributes.putU32(IFLA_MASTER, master);
  }

  private static void setPort(FakeLink link, Attributes port) {
    if (link.master() == 0) {
      throw new Refusal(Errno.EINVAL);
    }
    link.port.merge(port);
  }
}
