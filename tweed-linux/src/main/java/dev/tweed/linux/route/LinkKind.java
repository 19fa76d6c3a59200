package dev.tweed.linux.route;

/** What kind of link it is, with the settings that only this kind has. */
public sealed interface LinkKind
    permits BridgeKind,
        VethKind,
        VxlanKind,
        VlanKind,
        MacvlanKind,
        TunKind,
        IpipKind,
        GreKind,
        GeneveKind,
        OtherKind {

  LinkKind DUMMY = new OtherKind("dummy", AttributeSet.EMPTY);
  LinkKind IFB = new OtherKind("ifb", AttributeSet.EMPTY);

  /** Its keys and peers are set over generic netlink. */
  LinkKind WIREGUARD = new OtherKind("wireguard", AttributeSet.EMPTY);

  /** The kernel's word, as behind {@code ip link add … type}. */
  String name();

  /** The kind's own settings, {@code IFLA_INFO_DATA}. */
  AttributeSet attributes();
}
