package dev.tweed.linux;

import dev.tweed.linux.internal.Function;
import dev.tweed.linux.internal.LibC;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * A network namespace, held by a descriptor: it lives at least until this object is closed.
 *
 * <p>A namespace belongs to an operating system thread. A virtual thread runs in its carrier's, and
 * carriers are shared, so nothing here enters a namespace on the calling thread: work goes to a
 * fresh platform thread which ends with it ({@link #call}), or stays for its own life ({@link
 * #start}). Sockets and files under {@code /proc/sys} opened there keep the namespace and work from
 * any thread.
 *
 * <p>Source: network_namespaces(7), setns(2).
 */
public final class Netns implements AutoCloseable {

  private static final int CLONE_NEWNET = 0x4000_0000;
  private static final Path OWN = Path.of("/proc/thread-self/ns/net");

  private final Fd fd;
  private final String name;

  private Netns(Fd fd, String name) {
    this.fd = fd;
    this.name = name;
  }

  /** The calling thread's namespace. */
  public static Netns current() {
    return new Netns(Fd.openForReading(OWN), "current");
  }

  /**
   * A new namespace with nothing in it but a loopback link that is down.
   *
   * @throws KernelException EPERM without CAP_SYS_ADMIN; ENOSPC beyond the limit of
   *     /proc/sys/user/max_net_namespaces
   */
  public static Netns create() {
    return onFreshThread(
        "netns-create",
        () -> {
          LibC.check(LibC.call(Function.UNSHARE, CLONE_NEWNET), "ip netns add");
          return new Netns(Fd.openForReading(OWN), "anonymous");
        });
  }

  /**
   * The namespace at a path, such as one under {@code /run/netns}.
   *
   * @throws KernelException ENOENT, EACCES; EINVAL on first use when the file is no namespace
   */
  public static Netns open(Path path) {
    return new Netns(Fd.openForReading(path), path.toString());
  }

  /**
   * The namespace a process is in.
   *
   * @throws KernelException ENOENT when there is no such process, EACCES when it is not ours
   */
  public static Netns ofProcess(long pid) {
    return open(Path.of("/proc/" + pid + "/ns/net"));
  }

  /** The same namespace, held by a descriptor of its own. */
  public Netns duplicate() {
    return new Netns(fd.duplicate(), name);
  }

  /** The descriptor that holds the namespace, for {@code IFLA_NET_NS_FD} and the like. */
  public Fd fd() {
    return fd;
  }

  /** The namespace's inode number: two objects with the same one are the same namespace. */
  public long inode() {
    try {
      return (Long) Files.getAttribute(path(), "unix:ino");
    } catch (IOException e) {
      throw new UncheckedIOException("stat " + path(), e);
    }
  }

  /** A path that leads here in this process while the object is open. */
  public Path path() {
    return Path.of("/proc/self/fd/" + fd.number());
  }

  /**
   * Gives the namespace a name in the file system, so that it outlives this object: {@code ip netns
   * attach}. The file is created; its directory must exist.
   *
   * @throws KernelException as mount(2)
   */
  public void nameAt(Path file) {
    try {
      Files.createFile(file);
    } catch (IOException e) {
      throw new UncheckedIOException("create " + file, e);
    }
    Mounts.bind(path(), file);
  }

  /** Runs inside the namespace on a thread of its own, waits, and hands the result out. */
  public <T> T call(Callable<T> work) {
    return onFreshThread(
        "netns-" + name,
        () -> {
          enter();
          return work.call();
        });
  }

  /** {@link #call} for work without a result. */
  public void run(Runnable work) {
    call(() -> {
      work.run();
      return true;
    });
  }

  /** Starts a platform daemon thread that spends its whole life inside the namespace. */
  public Thread start(String threadName, Runnable work) {
    CompletableFuture<Void> entered = new CompletableFuture<>();
    Thread thread =
        Thread.ofPlatform()
            .daemon()
            .name(threadName)
            .start(() -> {
              try {
                enter();
                entered.complete(null);
              } catch (KernelException e) {
                entered.completeExceptionally(e);
                return;
              }
              work.run();
            });
    try {
      entered.join();
    } catch (java.util.concurrent.CompletionException e) {
      throw rethrown(e.getCause());
    }
    return thread;
  }

  private void enter() {
    LibC.check(
        LibC.call(Function.SETNS, fd.number(), CLONE_NEWNET), "enter network namespace " + name);
  }

  @Override
  public void close() {
    fd.close();
  }

  @Override
  public String toString() {
    return "netns " + name;
  }

  private static <T> T onFreshThread(String threadName, Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread.ofPlatform().daemon().name(threadName).start(task);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true; // a namespace half entered is worse than a late answer
        } catch (ExecutionException e) {
          throw rethrown(e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException rethrown(@Nullable Throwable cause) {
    return switch (cause) {
      case RuntimeException e -> e;
      case Error e -> throw e;
      case IOException e -> new UncheckedIOException(e);
      case null, default -> new IllegalStateException(cause);
    };
  }
}
