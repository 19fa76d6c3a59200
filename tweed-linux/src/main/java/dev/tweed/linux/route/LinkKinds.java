package dev.tweed.linux.route;

/** Kinds by the kernel's word for them. */
final class LinkKinds {

  private LinkKinds() {}

  static AttributeTable table(String name) {
    return switch (name) {
      case "bridge" -> BridgeAttributes.TABLE;
      case "veth" -> VethKind.TABLE;
      case "vxlan" -> VxlanAttributes.TABLE;
      case "vlan" -> VlanKind.TABLE;
      case "macvlan" -> MacvlanKind.TABLE;
      case "tun" -> TunKind.TABLE;
      case "ipip" -> IpipKind.TABLE;
      case "gre", "gretap" -> GreKind.TABLE;
      case "geneve" -> GeneveKind.TABLE;
      default -> AttributeTable.NONE;
    };
  }

  static LinkKind of(String name, AttributeSet attributes) {
    return switch (name) {
      case "bridge" -> new BridgeKind(attributes);
      case "veth" -> new VethKind(attributes);
      case "vxlan" -> new VxlanKind(attributes);
      case "vlan" -> new VlanKind(attributes);
      case "macvlan" -> new MacvlanKind(attributes);
      case "tun" -> new TunKind(attributes);
      case "ipip" -> new IpipKind(attributes);
      case "gre", "gretap" -> new GreKind(name, attributes);
      case "geneve" -> new GeneveKind(attributes);
      default -> new OtherKind(name, attributes);
    };
  }

  /** What of {@code wanted} is not in {@code held}; the other end of a cable is not looked at. */
  static LinkKind missing(LinkKind wanted, LinkKind held) {
    AttributeSet missing = wanted.attributes().notIn(held.attributes());
    return of(wanted.name(), missing.without(VethKind.PEER));
  }

  static String text(LinkKind kind) {
    AttributeSet attributes = kind.attributes();
    return "type " + kind.name() + (attributes.isEmpty() ? "" : " " + attributes);
  }
}
