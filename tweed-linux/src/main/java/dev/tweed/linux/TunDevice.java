package dev.tweed.linux;

import dev.tweed.linux.internal.Function;
import dev.tweed.linux.internal.LibC;
import dev.tweed.linux.internal.TunControl;
import java.nio.ByteBuffer;
import java.util.Locale;

/**
 * A link whose other end is this object: what the kernel sends out of it is read here, what is
 * written here comes in there. The link goes away with {@link #close}.
 *
 * <p>Packets are without {@code struct tun_pi}: IP packets for a TUN link, Ethernet frames for a
 * TAP link. One reader and one writer at a time; {@link #fd} is for {@link Poll}. Source:
 * Documentation/networking/tuntap.rst, uapi/linux/if_tun.h.
 */
public final class TunDevice implements AutoCloseable {

  /** What the link carries. */
  public enum Kind {
    /** IP packets. */
    TUN(TunControl.IFF_TUN),
    /** Ethernet frames. */
    TAP(TunControl.IFF_TAP);

    private final int flag;

    Kind(int flag) {
      this.flag = flag;
    }
  }

  private final Fd fd;
  private final String name;

  private TunDevice(Fd fd, String name) {
    this.fd = fd;
    this.name = name;
  }

  /**
   * Creates the link in the calling thread's namespace, or takes an unused one of that name.
   *
   * @param name 1 to 15 bytes; {@code tun%d} lets the kernel choose the number
   * @throws KernelException EPERM without CAP_NET_ADMIN, EBUSY when the link is in use, EINVAL when
   *     the name belongs to a link of another kind or is no name
   */
  public static TunDevice open(Kind kind, String name) {
    String mode = kind.name().toLowerCase(Locale.ROOT);
    TunControl.Attached end =
        TunControl.attach(
            name, kind.flag | TunControl.IFF_NO_PI, "ip tuntap add " + name + " mode " + mode);
    return new TunDevice(end.fd(), end.name());
  }

  public String name() {
    return name;
  }

  public Fd fd() {
    return fd;
  }

  /**
   * Waits for a packet and puts it between 0 and the buffer's limit. What does not fit is lost.
   *
   * @param packet a direct buffer
   * @throws KernelException EBADFD when the link was deleted
   */
  public void read(ByteBuffer packet) {
    int length = LibC.transfer(Function.READ, fd, packet.clear());
    packet.limit(LibC.check(length, "read a packet from " + name));
  }

  /**
   * Sends the bytes between position and limit as one packet; the buffer is left alone.
   *
   * @param packet a direct buffer
   * @throws KernelException EIO while the link is down, EINVAL when it is no packet
   */
  public void write(ByteBuffer packet) {
    int result = LibC.transfer(Function.WRITE, fd, packet);
    LibC.check(result, "write a packet to " + name);
  }

  @Override
  public void close() {
    fd.close();
  }

  @Override
  public String toString() {
    return "tun " + name;
  }
}
