package dev.tweed.linux.route;

import dev.tweed.linux.netlink.AttributeCursor;
import dev.tweed.linux.netlink.MessageWriter;
import java.util.Optional;

/**
 * One end of a virtual Ethernet cable. When it is created, the other end is described with it; that
 * one may be created inside another namespace ({@link Link#inNamespace}), which is about twenty
 * times faster than moving it there. The peer must not be {@code up}: the kernel refuses with
 * ENOTCONN.
 *
 * <p>Source: uapi/linux/veth.h.
 */
public record VethKind(AttributeSet attributes) implements LinkKind {

  /** The other end; the kernel tells nothing about it but {@link Link#parent} and its namespace. */
  public static final Attribute<Link> PEER =
      Attribute.of(1, "VETH_INFO_PEER", "peer", new PeerForm());

  static final AttributeTable TABLE = new AttributeTable(PEER);

  /**
   * As the kernel tells it. To create a cable say what its other end is: the kernel would give both
   * ends one name and refuse with EEXIST.
   */
  public VethKind() {
    this(AttributeSet.EMPTY);
  }

  /** A cable with that other end. */
  public static VethKind to(Link peer) {
    return new VethKind(AttributeSet.EMPTY.with(PEER, peer));
  }

  public Optional<Link> peer() {
    return attributes.find(PEER);
  }

  @Override
  public String name() {
    return "veth";
  }

  @Override
  public String toString() {
    return LinkKinds.text(this);
  }

  /** A struct ifinfomsg with attributes, as in a message of its own. */
  private static final class PeerForm implements WireForm<Link> {

    @Override
    public Link read(AttributeCursor cursor) {
      return LinkCodec.decodePeer(cursor);
    }

    @Override
    public void write(MessageWriter out, int type, Link peer) {
      int start = out.beginNest(type);
      peer.encode(out);
      out.endNest(start);
    }
  }
}
