package dev.tweed.linux.route;

import java.time.Duration;

/**
 * A bridge: a switch in the kernel. Every setting is in {@link BridgeAttributes}; the common ones
 * have methods here.
 *
 * <p>Source: ip-link(8).
 */
public record BridgeKind(AttributeSet attributes) implements LinkKind {

  private static final int MILLIS_PER_TICK = 10;

  /** A bridge with the kernel's settings. */
  public BridgeKind() {
    this(AttributeSet.EMPTY);
  }

  public <T> BridgeKind with(Attribute<T> attribute, T value) {
    return new BridgeKind(attributes.with(attribute, value));
  }

  /** Spanning tree by the kernel. */
  public BridgeKind withStp(boolean stp) {
    return with(BridgeAttributes.STP_STATE, stp ? 1 : 0);
  }

  public BridgeKind withForwardDelay(Duration delay) {
    return with(BridgeAttributes.FORWARD_DELAY, ticks(delay));
  }

  /** How long a learnt MAC address is kept; zero turns the bridge into a hub. */
  public BridgeKind withAgeing(Duration ageing) {
    return with(BridgeAttributes.AGEING_TIME, ticks(ageing));
  }

  public BridgeKind withVlanFiltering(boolean filtering) {
    return with(BridgeAttributes.VLAN_FILTERING, filtering);
  }

  public BridgeKind withMulticastSnooping(boolean snooping) {
    return with(BridgeAttributes.MCAST_SNOOPING, snooping);
  }

  public boolean stp() {
    Integer state = attributes.value(BridgeAttributes.STP_STATE);
    return state != null && state != 0;
  }

  public boolean vlanFiltering() {
    return attributes.isOn(BridgeAttributes.VLAN_FILTERING);
  }

  public boolean multicastSnooping() {
    return attributes.isOn(BridgeAttributes.MCAST_SNOOPING);
  }

  @Override
  public String name() {
    return "bridge";
  }

  @Override
  public String toString() {
    return LinkKinds.text(this);
  }

  private static int ticks(Duration time) {
    return Math.toIntExact(time.toMillis() / MILLIS_PER_TICK);
  }
}
