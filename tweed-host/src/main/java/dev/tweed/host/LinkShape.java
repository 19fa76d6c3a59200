package dev.tweed.host;

import dev.tweed.linux.Netns;
import dev.tweed.net.IpAddress;
import dev.tweed.net.MacAddress;

/** What a link is and cannot change without being made anew. */
public sealed interface LinkShape {

  /** Whether the kernel's link is of this shape, as far as the kernel tells. */
  default boolean matches(LinkShape observed) {
    return equals(observed);
  }

  /** A bridge without spanning tree. */
  record Bridge() implements LinkShape {
    @Override
    public String toString() {
      return "type bridge";
    }
  }

  /**
   * A VXLAN tunnel end point whose neighbours and FDB entries are programmed, not learned.
   *
   * @param vni 0 to 2^24 - 1
   * @param port UDP destination port
   * @param local source address of outer packets
   * @param underlay name of the link that outer packets leave by
   * @param learning whether FDB entries are learned from traffic
   * @param gbp whether the group policy extension is on the wire
   */
  record Vxlan(int vni, int port, IpAddress local, String underlay, boolean learning, boolean gbp)
      implements LinkShape {
    @Override
    public String toString() {
      return "type vxlan id "
          + vni
          + " local "
          + local
          + " dev "
          + underlay
          + " dstport "
          + port
          + (learning ? "" : " nolearning")
          + (gbp ? " gbp" : "");
    }
  }

  /**
   * The host's end of a container's cable. The other end is made inside the container's namespace
   * by the same request, which takes a twentieth of the time that moving it there does.
   *
   * @param peer the link's name inside the container
   * @param mac the peer's address
   * @param mtu of both ends
   * @param container its namespace, open for as long as this is desired
   */
  record Veth(String peer, MacAddress mac, int mtu, Netns container) implements LinkShape {

    /** From outside nothing is seen of the peer. */
    @Override
    public boolean matches(LinkShape observed) {
      return observed.equals(new Foreign("veth"));
    }

    @Override
    public String toString() {
      return "type veth peer name " + peer + " address " + mac + " netns " + container.path();
    }
  }

  /** A link of IP packets whose other end is a program's. */
  record Tun() implements LinkShape {
    @Override
    public String toString() {
      return "type tun";
    }
  }

  /**
   * A link that others make: Tweed sees to its settings while it is there.
   *
   * @param kind the kernel's name of the kind, such as {@code veth}; empty for hardware
   */
  record Foreign(String kind) implements LinkShape {
    @Override
    public String toString() {
      return kind.isEmpty() ? "" : "type " + kind;
    }
  }
}
