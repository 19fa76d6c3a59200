package dev.tweed.linux;

import dev.tweed.linux.internal.Function;
import dev.tweed.linux.internal.LibC;
import java.lang.foreign.Arena;
import java.nio.file.Path;

/**
 * Mounts in the process's mount namespace: as far as naming namespaces and giving a lab its own
 * {@code /run} needs them. Needs CAP_SYS_ADMIN. Source: mount(2).
 */
public final class Mounts {

  private static final long MS_NOSUID = 2;
  private static final long MS_NODEV = 4;
  private static final long MS_BIND = 4096;
  private static final int MNT_DETACH = 2;

  private Mounts() {}

  /** Makes {@code source} appear at {@code target}, which must exist. */
  public static void bind(Path source, Path target) {
    mount(source.toString(), target, "none", MS_BIND, "mount --bind " + source + " " + target);
  }

  /** An empty file system in memory over {@code target}. */
  public static void tmpfs(Path target) {
    mount("tweed", target, "tmpfs", MS_NOSUID | MS_NODEV, "mount -t tmpfs tweed " + target);
  }

  /** Takes a mount away, now from the tree and from memory once nobody uses it. */
  public static void unmount(Path target) {
    try (Arena arena = Arena.ofConfined()) {
      long to = arena.allocateFrom(target.toString()).address();
      LibC.check(LibC.call(Function.UMOUNT2, to, MNT_DETACH), "umount -l " + target);
    }
  }

  private static void mount(String source, Path target, String type, long flags, String operation) {
    try (Arena arena = Arena.ofConfined()) {
      long from = arena.allocateFrom(source).address();
      long to = arena.allocateFrom(target.toString()).address();
      long fs = arena.allocateFrom(type).address();
      LibC.check(LibC.call(Function.MOUNT, from, to, fs, flags, 0, 0), operation);
    }
  }
}
