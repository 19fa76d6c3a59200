package dev.tweed.linux;

import dev.tweed.linux.internal.Function;
import dev.tweed.linux.internal.LibC;
import dev.tweed.linux.internal.Memory;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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

  private static final Path CLONE_DEVICE = Path.of("/dev/net/tun");
  private static final long TUNSETIFF = 0x400454CAL;
  private static final int IFREQ = 40;
  private static final int LONGEST_NAME = 15;
  private static final int IFF_NO_PI = 0x1000;

  /** What the link carries. */
  public enum Kind {
    /** IP packets. */
    TUN(1),
    /** Ethernet frames. */
    TAP(2);

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
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    if (text.length > LONGEST_NAME) {
      throw new IllegalArgumentException("\"" + name + "\" is longer than 15 bytes");
    }
    ByteBuffer request = Memory.allocate(IFREQ).put(0, text);
    request.putShort(16, (short) (kind.flag | IFF_NO_PI));
    Fd fd = Fd.openForReadingAndWriting(CLONE_DEVICE);
    int result = attach(fd, request);
    if (result < 0) {
      fd.close();
    }
    LibC.check(result, "ip tuntap add " + name + " mode " + kind.name().toLowerCase(Locale.ROOT));
    return new TunDevice(fd, nameIn(request));
  }

  private static int attach(Fd fd, ByteBuffer request) {
    try {
      return LibC.call(Function.IOCTL, fd.number(), TUNSETIFF, Memory.address(request));
    } finally {
      Reference.reachabilityFence(request);
    }
  }

  private static String nameIn(ByteBuffer request) {
    byte[] bytes = new byte[LONGEST_NAME + 1];
    request.get(0, bytes);
    return new String(bytes, StandardCharsets.UTF_8).split("\0", 2)[0];
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
