package dev.tweed.linux.internal;

import dev.tweed.linux.Fd;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The control calls of {@code /dev/net/tun}. Source: Documentation/networking/tuntap.rst,
 * uapi/linux/if_tun.h.
 */
public final class TunControl {

  public static final int IFF_TUN = 1;
  public static final int IFF_TAP = 2;
  public static final int IFF_NO_PI = 0x1000;
  public static final int IFF_VNET_HDR = 0x4000;

  private static final Path CLONE_DEVICE = Path.of("/dev/net/tun");
  private static final long TUNSETIFF = 0x400454CAL;
  private static final long TUNSETPERSIST = 0x400454CBL;
  private static final long TUNSETOFFLOAD = 0x400454D0L;
  private static final long TUNGETIFF = 0x800454D2L;
  private static final int IFREQ = 40;
  private static final int LONGEST_NAME = 15;

  private TunControl() {}

  /**
   * Creates a link in the calling thread's namespace, or takes an unused one of that name.
   *
   * @param flags {@code IFF_*}
   * @param operation for the message of an error
   */
  public static Attached attach(String name, int flags, String operation) {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    if (text.length > LONGEST_NAME) {
      throw new IllegalArgumentException("\"" + name + "\" is longer than 15 bytes");
    }
    ByteBuffer request = Memory.allocate(IFREQ).put(0, text).putShort(16, (short) flags);
    Fd fd = Fd.openForReadingAndWriting(CLONE_DEVICE);
    int result = control(fd, TUNSETIFF, request);
    if (result < 0) {
      fd.close();
    }
    LibC.check(result, operation);
    return new Attached(fd, nameIn(request));
  }

  /** A link's other end, and what the link is called. */
  public record Attached(Fd fd, String name) {}

  private static int control(Fd fd, long operation, ByteBuffer request) {
    try {
      return LibC.call(Function.IOCTL, fd.number(), operation, Memory.address(request));
    } finally {
      Reference.reachabilityFence(request);
    }
  }

  private static String nameIn(ByteBuffer request) {
    byte[] bytes = new byte[LONGEST_NAME + 1];
    request.get(0, bytes);
    return new String(bytes, StandardCharsets.UTF_8).split("\0", 2)[0];
  }

  /** Lets the link outlive the descriptor. */
  public static void persist(Fd fd, String name) {
    LibC.check(
        LibC.call(Function.IOCTL, fd.number(), TUNSETPERSIST, 1),
        "ip tuntap add " + name + " (persistent)");
  }

  /**
   * Says what this end can take.
   *
   * @param offloads {@code TUN_F_*}
   * @return whether the kernel knows them all
   */
  public static boolean offload(Fd fd, int offloads) {
    return LibC.call(Function.IOCTL, fd.number(), TUNSETOFFLOAD, offloads) >= 0;
  }

  /** Whether the link at the other end is still there. */
  public static boolean isAttached(Fd fd) {
    return control(fd, TUNGETIFF, Memory.allocate(IFREQ)) >= 0;
  }
}
