package dev.tweed.linux.tunnel;

import dev.tweed.linux.Errno;
import dev.tweed.linux.Fd;
import dev.tweed.linux.internal.Function;
import dev.tweed.linux.internal.LibC;
import dev.tweed.linux.internal.TunControl;

/**
 * A program's end of a TUN link that takes the kernel's super-packets: IP packets of up to 64 KiB
 * that are yet to be cut into segments, and packets whose checksum is yet to be completed. Each
 * packet, in both directions, is behind a {@link VnetHeader} that says so.
 *
 * <p>Closing it leaves the link where it is. Reading and writing do not wait, and may be done by
 * several threads. Source: Documentation/networking/tuntap.rst.
 */
public final class TunEnd implements AutoCloseable {

  /** The longest packet with its header. */
  public static final int LONGEST_PACKET = VnetHeader.BYTES + 65_535;

  /** What {@link #read} returns when the link was taken away. */
  public static final int GONE = -1;

  private static final Errno EBADFD = new Errno(77);
  private static final int FLAGS =
      TunControl.IFF_TUN | TunControl.IFF_NO_PI | TunControl.IFF_VNET_HDR;

  private static final int TUN_F_CSUM = 1;
  private static final int TUN_F_TSO4 = 2;
  private static final int TUN_F_TSO_ECN = 8;
  private static final int TUN_F_USO4_AND_6 = 0x60; // the kernel takes both or none

  private final Fd fd;
  private final String name;
  private final boolean udpSegments;

  private TunEnd(Fd fd, String name, boolean udpSegments) {
    this.fd = fd;
    this.name = name;
    this.udpSegments = udpSegments;
  }

  /**
   * Creates a TUN link that stays, with or without a program at its end.
   *
   * @throws dev.tweed.linux.KernelException EPERM without CAP_NET_ADMIN, EBUSY when there is a link
   *     of that name
   */
  public static void createLink(String name) {
    var end = TunControl.attach(name, FLAGS, "ip tuntap add " + name + " mode tun vnet_hdr");
    try (Fd fd = end.fd()) {
      TunControl.persist(fd, name);
    }
  }

  /**
   * Takes the end of a link in the calling thread's namespace. Were there no such link, there would
   * be one until this is closed.
   *
   * @throws dev.tweed.linux.KernelException EBUSY when another program has it
   */
  public static TunEnd attach(String name) {
    Fd fd = TunControl.attach(name, FLAGS, "take the end of tun link " + name).fd();
    fd.neverWait();
    int tcp = TUN_F_CSUM | TUN_F_TSO4 | TUN_F_TSO_ECN;
    boolean udp = TunControl.offload(fd, tcp | TUN_F_USO4_AND_6);
    if (!udp) {
      TunControl.offload(fd, tcp);
    }
    return new TunEnd(fd, name, udp);
  }

  /** Readable when there is a packet, and when the link is gone. */
  public Fd fd() {
    return fd;
  }

  /** Whether UDP super-packets may be read and written: Linux 6.2 and later. */
  public boolean takesUdpSegments() {
    return udpSegments;
  }

  /** Whether the link is still there. */
  public boolean isAttached() {
    return TunControl.isAttached(fd);
  }

  /**
   * Reads one packet with its header.
   *
   * @return its length in bytes; 0 when there is none, {@link #GONE} when there is no link any more
   */
  public int read(PacketBuffer buffer, int from) {
    int room = buffer.capacity() - from;
    int length = LibC.call(Function.READ, fd.number(), buffer.address(from, room), room);
    return length == -EBADFD.number() ? GONE : Math.max(length, 0);
  }

  /**
   * Writes one packet with its header.
   *
   * @return false when the kernel refused it: the link is down, or the packet is none
   */
  public boolean write(IoVectors packet) {
    int result;
    do {
      result = LibC.call(Function.WRITEV, fd.number(), packet.address(0), packet.count());
    } while (result == -Errno.EINTR.number());
    return result >= 0;
  }

  @Override
  public void close() {
    fd.close();
  }

  @Override
  public String toString() {
    return "end of tun link " + name;
  }
}
