package dev.tweed.linux;

import java.util.Map;

/**
 * An error number of Linux, with its C name. The numbers are those shared by x86-64 and arm64.
 *
 * <p>Source: {@code uapi/asm-generic/errno-base.h} and {@code errno.h}.
 *
 * @param number positive, as in {@code errno}
 */
public record Errno(int number) {

  public static final Errno EPERM = new Errno(1);
  public static final Errno ENOENT = new Errno(2);
  public static final Errno ESRCH = new Errno(3);
  public static final Errno EINTR = new Errno(4);
  public static final Errno EAGAIN = new Errno(11);
  public static final Errno ENOMEM = new Errno(12);
  public static final Errno EACCES = new Errno(13);
  public static final Errno EBUSY = new Errno(16);
  public static final Errno EEXIST = new Errno(17);
  public static final Errno ENODEV = new Errno(19);
  public static final Errno EINVAL = new Errno(22);
  public static final Errno ERANGE = new Errno(34);
  public static final Errno EMSGSIZE = new Errno(90);
  public static final Errno EOPNOTSUPP = new Errno(95);
  public static final Errno EADDRINUSE = new Errno(98);
  public static final Errno EADDRNOTAVAIL = new Errno(99);
  public static final Errno ENETDOWN = new Errno(100);
  public static final Errno ENETUNREACH = new Errno(101);
  public static final Errno ENOBUFS = new Errno(105);
  public static final Errno ETIMEDOUT = new Errno(110);
  public static final Errno EHOSTUNREACH = new Errno(113);

  private static final Map<Integer, String> NAMES = ErrnoNames.load();

  /** The C name, such as {@code EEXIST}; {@code errno 4711} for a number without one. */
  public String name() {
    String name = NAMES.get(number);
    return name == null ? "errno " + number : name;
  }

  @Override
  public String toString() {
    return name() + " (" + number + ")";
  }
}
