package dev.tweed.linux.route;

import dev.tweed.net.IpAddress;
import dev.tweed.net.MacAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An {@link FdbEntry} in the making. */
final class FdbFields {

  final int link;
  MacAddress mac = MacAddress.ZERO;
  @Nullable IpAddress destination;
  int port;
  int vni;
  int sourceVni;
  int via;
  int vlan;
  int master;
  int nexthop;
  int state;
  int flags;
  List<UnknownAttribute> unknown = List.of();

  FdbFields(int link) {
    this.link = link;
  }

  FdbFields(FdbEntry entry) {
    link = entry.link();
    mac = entry.mac();
    destination = entry.destination();
    port = entry.port();
    vni = entry.vni();
    sourceVni = entry.sourceVni();
    via = entry.via();
    vlan = entry.vlan();
    master = entry.master();
    nexthop = entry.nexthop();
    state = entry.state();
    flags = entry.flags();
    unknown = entry.unknown();
  }

  FdbEntry toEntry() {
    return new FdbEntry(
        link,
        mac,
        destination,
        port,
        vni,
        sourceVni,
        via,
        vlan,
        master,
        nexthop,
        state,
        flags,
        unknown);
  }
}
