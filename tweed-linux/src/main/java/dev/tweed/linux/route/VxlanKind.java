package dev.tweed.linux.route;

import dev.tweed.net.IpAddress;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A VXLAN tunnel end: Ethernet frames inside UDP. Every setting is in {@link VxlanAttributes}; the
 * common ones have methods here.
 *
 * <p>Source: RFC 7348, ip-link(8).
 */
public record VxlanKind(AttributeSet attributes) implements LinkKind {

  /** A tunnel end of that network. */
  public static VxlanKind vni(int vni) {
    return new VxlanKind(AttributeSet.EMPTY.with(VxlanAttributes.ID, vni));
  }

  /** A tunnel end that is told network and other end with each packet. */
  public static VxlanKind external(int port) {
    return new VxlanKind(AttributeSet.EMPTY.with(VxlanAttributes.COLLECT_METADATA, true))
        .withPort(port);
  }

  public <T> VxlanKind with(Attribute<T> attribute, T value) {
    return new VxlanKind(attributes.with(attribute, value));
  }

  /** The underlay address packets are sent from. */
  public VxlanKind withLocal(IpAddress local) {
    return with(local.isV4() ? VxlanAttributes.LOCAL : VxlanAttributes.LOCAL6, local);
  }

  /** The multicast group or the one other end. */
  public VxlanKind withRemote(IpAddress remote) {
    return with(remote.isV4() ? VxlanAttributes.GROUP : VxlanAttributes.GROUP6, remote);
  }

  public VxlanKind withPort(int port) {
    return with(VxlanAttributes.PORT, port);
  }

  public VxlanKind withLearning(boolean learning) {
    return with(VxlanAttributes.LEARNING, learning);
  }

  /** The underlay link, by index. */
  public VxlanKind over(int linkIndex) {
    return with(VxlanAttributes.LINK, linkIndex);
  }

  public OptionalInt vni() {
    return attributes.number(VxlanAttributes.ID);
  }

  public OptionalInt port() {
    return attributes.number(VxlanAttributes.PORT);
  }

  public Optional<IpAddress> local() {
    return attributes.find(VxlanAttributes.LOCAL).or(() -> attributes.find(VxlanAttributes.LOCAL6));
  }

  public Optional<IpAddress> remote() {
    return attributes.find(VxlanAttributes.GROUP).or(() -> attributes.find(VxlanAttributes.GROUP6));
  }

  /** Index of the underlay link. */
  public OptionalInt over() {
    return attributes.number(VxlanAttributes.LINK);
  }

  public boolean learning() {
    return attributes.isOn(VxlanAttributes.LEARNING);
  }

  @Override
  public String name() {
    return "vxlan";
  }

  @Override
  public String toString() {
    return LinkKinds.text(this);
  }
}
