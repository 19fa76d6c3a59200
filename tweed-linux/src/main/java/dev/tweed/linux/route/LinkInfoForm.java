package dev.tweed.linux.route;

import dev.tweed.linux.netlink.AttributeCursor;
import dev.tweed.linux.netlink.MessageWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code IFLA_LINKINFO}: the kind's name, settings in the kind's own form; the same for what the
 * link is to its master. Source: uapi/linux/if_link.h.
 */
final class LinkInfoForm implements WireForm<LinkInfo> {

  private static final int IFLA_INFO_KIND = 1;
  private static final int IFLA_INFO_DATA = 2;
  private static final int IFLA_INFO_SLAVE_KIND = 4;
  private static final int IFLA_INFO_SLAVE_DATA = 5;
  private static final String NAMES =
      "UNSPEC IFLA_INFO_KIND IFLA_INFO_DATA IFLA_INFO_XSTATS IFLA_INFO_SLAVE_KIND"
          + " IFLA_INFO_SLAVE_DATA";
  private static final String BRIDGE = "bridge";

  /** What {@code ip link set … type bridge_slave} calls the kind of the link itself. */
  private static final String BRIDGE_SLAVE = "bridge_slave";

  @Override
  public LinkInfo read(AttributeCursor cursor) {
    AttributeCursor inside = cursor.nested();
    String kind = "";
    String portKind = "";
    AttributeCursor data = null;
    AttributeCursor portData = null;
    List<UnknownAttribute> unknown = List.of();
    while (inside.next()) {
      switch (inside.type()) {
        case IFLA_INFO_KIND -> kind = inside.string();
        case IFLA_INFO_DATA -> data = inside.nested();
        case IFLA_INFO_SLAVE_KIND -> portKind = inside.string();
        case IFLA_INFO_SLAVE_DATA -> portData = inside.nested();
        default -> unknown = UnknownAttribute.add(unknown, inside);
      }
    }
    if (kind.equals(BRIDGE_SLAVE)) {
      return new LinkInfo(null, new BridgePort(settings(BridgePort.TABLE, portData)), unknown);
    }
    boolean port = portKind.equals(BRIDGE);
    return new LinkInfo(
        kind.isEmpty() ? null : LinkKinds.of(kind, settings(LinkKinds.table(kind), data)),
        port ? new BridgePort(settings(BridgePort.TABLE, portData)) : null,
        port || portKind.isEmpty() ? unknown : foreignPort(cursor.nested(), unknown));
  }

  /** What a master of another kind than a bridge says about the link is kept as it is. */
  private static List<UnknownAttribute> foreignPort(
      AttributeCursor inside, List<UnknownAttribute> unknown) {
    List<UnknownAttribute> all = new ArrayList<>(unknown);
    while (inside.next()) {
      if (inside.type() == IFLA_INFO_SLAVE_KIND || inside.type() == IFLA_INFO_SLAVE_DATA) {
        all.add(UnknownAttribute.of(inside));
      }
    }
    return all;
  }

  private static AttributeSet settings(AttributeTable table, @Nullable AttributeCursor data) {
    return data == null ? AttributeSet.EMPTY : table.decode(data);
  }

  @Override
  public void write(MessageWriter out, int type, LinkInfo info) {
    int start = out.beginNest(type);
    if (info.kind() != null) {
      out.string(IFLA_INFO_KIND, info.kind().name());
      writeSettings(out, IFLA_INFO_DATA, info.kind().attributes());
    }
    if (info.port() != null) {
      out.string(IFLA_INFO_SLAVE_KIND, BRIDGE);
      writeSettings(out, IFLA_INFO_SLAVE_DATA, info.port().attributes());
    }
    UnknownAttribute.encode(info.unknown(), out);
    out.endNest(start);
  }

  private static void writeSettings(MessageWriter out, int type, AttributeSet settings) {
    if (!settings.isEmpty()) {
      int start = out.beginNest(type);
      settings.encode(out);
      out.endNest(start);
    }
  }

  @Override
  public String text(String word, LinkInfo info) {
    return info.toString();
  }

  @Override
  public boolean satisfies(LinkInfo held, LinkInfo wanted) {
    return wanted.notIn(held).isEmpty();
  }

  static AttributeNames names(LinkInfo info) {
    AttributeNames names = AttributeNames.of(0, NAMES);
    if (info.kind() != null) {
      names = names.with(IFLA_INFO_DATA, kindNames(info.kind()));
    }
    return info.port() == null
        ? names
        : names.with(IFLA_INFO_SLAVE_DATA, AttributeNames.of(0, BridgePort.TABLE));
  }

  private static AttributeNames kindNames(LinkKind kind) {
    AttributeNames names = AttributeNames.of(0, LinkKinds.table(kind.name()));
    return kind instanceof VethKind veth && veth.peer().isPresent()
        ? names.with(VethKind.PEER.type(), LinkCodec.names(veth.peer().get()))
        : names;
  }
}
