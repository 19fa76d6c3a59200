package dev.tweed.linux;

import dev.tweed.linux.internal.Function;
import dev.tweed.linux.internal.LibC;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Kernel parameters under {@code /proc/sys}. Those under {@code net} are per namespace: the one of
 * the calling thread, so call from a thread that {@link Netns} has started.
 */
public final class Sysctl {

  private static final Path ROOT = Path.of("/proc/sys");
  private static final int LONGEST_VALUE = 4096;

  private Sysctl() {}

  /**
   * The value, without the line's end.
   *
   * @param key slashes between the parts, since link names may contain dots: {@code
   *     net/ipv4/conf/tweed.1/forwarding}
   * @return empty when the kernel has no such parameter
   * @throws KernelException EACCES
   */
  public static Optional<String> read(String key) {
    try (Fd file = Fd.openForReading(ROOT.resolve(key))) {
      return Optional.of(read(file, key).strip());
    } catch (KernelException e) {
      if (e.errno().equals(Errno.ENOENT)) {
        return Optional.empty();
      }
      throw new KernelException("sysctl " + key, e.errno());
    }
  }

  private static String read(Fd file, String key) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment value = arena.allocate(LONGEST_VALUE);
      int result = LibC.call(Function.READ, file.number(), value.address(), LONGEST_VALUE);
      int length = LibC.check(result, "sysctl " + key);
      return StandardCharsets.UTF_8.decode(value.asSlice(0, length).asByteBuffer()).toString();
    }
  }

  /**
   * Sets the value.
   *
   * @throws KernelException ENOENT when the kernel has no such parameter, EACCES or EROFS when
   *     {@code /proc/sys} is not ours to write, EINVAL when the value is refused
   */
  public static void write(String key, String value) {
    String operation = "sysctl -w " + key + "=" + value;
    try (Fd file = Fd.openForWriting(ROOT.resolve(key));
        Arena arena = Arena.ofConfined()) {
      MemorySegment text = arena.allocateFrom(value);
      int result = LibC.call(Function.WRITE, file.number(), text.address(), text.byteSize() - 1);
      LibC.check(result, operation);
    } catch (KernelException e) {
      throw new KernelException(operation, e.errno());
    }
  }
}
