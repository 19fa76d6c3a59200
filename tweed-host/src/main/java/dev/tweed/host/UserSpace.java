package dev.tweed.host;

import dev.tweed.linux.Errno;
import dev.tweed.linux.KernelException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of a host's state that a program holds and not the kernel: the tunnels whose packets it
 * carries itself. The reconciler treats it as it does the kernel: looks at what is there, takes the
 * difference, and carries it out.
 *
 * <p>Called on the reconciler's thread only, which is in the host's network namespace.
 */
public interface UserSpace extends AutoCloseable {

  /** What is there under a key of kind {@code TUNNEL} or {@code TUNNEL_ROUTE} now. */
  @Nullable HostObject held(Key key);

  /** All that is there. */
  Collection<HostObject> objects();

  /**
   * Carries out changes to tunnels and their routes, and creates TUN links, which netlink cannot.
   *
   * @return those that could not be carried out
   */
  List<Settlement.Refusal> apply(List<Change> changes);

  /** Stops carrying packets. */
  @Override
  void close();

  /** Whether a change is for user space and not for netlink. */
  static boolean isConcernedBy(Change change) {
    return switch (change) {
      case Change.Create(HostLink link) -> link.shape() instanceof LinkShape.Tun;
      default ->
          change.object() instanceof HostTunnel || change.object() instanceof HostTunnelRoute;
    };
  }

  /** Where nobody carries packets but the kernel. */
  UserSpace NONE =
      new UserSpace() {
        @Override
        public @Nullable HostObject held(Key key) {
          return null;
        }

        @Override
        public Collection<HostObject> objects() {
          return List.of();
        }

        @Override
        public List<Settlement.Refusal> apply(List<Change> changes) {
          return changes.stream().map(this::refused).toList();
        }

        private Settlement.Refusal refused(Change change) {
          return new Settlement.Refusal(
              change,
              new KernelException(
                  change.toString(), Errno.EOPNOTSUPP, "no agent carries packets here; start one"));
        }

        @Override
        public void close() {}
      };
}
