package dev.tweed.host;

import dev.tweed.linux.Kernel;
import dev.tweed.linux.KernelException;
import dev.tweed.linux.Poll;
import dev.tweed.linux.Wakeup;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The one writer to a host's kernel. Whenever what is desired or what is observed changes, it takes
 * the difference and carries it out, until there is none.
 *
 * <p>It is level-triggered: a command or a notification only says which keys to look at again. What
 * the kernel refuses is tried again with growing pauses, after a fresh look at everything; and
 * everything is looked at afresh now and then without any reason.
 *
 * <p>{@link #desire}, {@link #desired}, {@link #observed} and {@link #close} may be called from any
 * thread. All else happens on the one thread that constructs and then calls {@link #run}, or on two
 * that are both in the host's network namespace.
 */
public final class Reconciler implements AutoCloseable {

  private final DesiredState desired = new DesiredState();
  private final Observer observer;
  private final Executor executor;
  private final Consumer<Settlement> listener;
  private final Pace pace;
  private final Queue<Command> commands = new ConcurrentLinkedQueue<>();
  private final Wakeup wakeup = new Wakeup();
  private final Set<Key> written = new HashSet<>();
  private volatile boolean closed;

  /** What a caller wants done before the next difference is taken, and after it is closed. */
  private record Command(Consumer<Set<Key>> before, Consumer<Settlement> after) {}

  /**
   * Connects to the kernel.
   *
   * @param kernel of the host's namespace
   * @param ticker nanoseconds of a monotonic clock
   * @param listener is told what each round of work came to, on the reconciler's thread
   * @throws KernelException when the kernel cannot be reached
   */
  public Reconciler(Kernel kernel, LongSupplier ticker, Consumer<Settlement> listener) {
    this.observer = new Observer(kernel);
    this.executor = new Executor(kernel, observer.links());
    observer.leaveOut(executor.port());
    this.listener = listener;
    this.pace = new Pace(ticker);
  }

  /**
   * Desires these objects, and no longer what was desired under the same name before.
   *
   * @param part a name, such as {@code peer/10.244.7.0-24}
   * @return completes on the reconciler's thread when the kernel holds the part, or with a {@link
   *     ReconcileException} when some of it cannot be had; that goes on being tried
   */
  public CompletableFuture<Void> desire(String part, List<? extends HostObject> objects) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    submit(
        new Command(
            dirty -> desired.replace(part, objects, dirty),
            settlement -> finish(done, settlement.failuresOf(() -> desired.keys(part)))));
    return done;
  }

  /**
   * Desires nothing any more: takes away what is ours and only that.
   *
   * @return completes when it is gone, or with a {@link ReconcileException}
   */
  public CompletableFuture<Void> clear() {
    CompletableFuture<Void> done = new CompletableFuture<>();
    submit(new Command(desired::clear, settlement -> finish(done, settlement.failures())));
    return done;
  }

  private static void finish(CompletableFuture<Void> done, List<String> failures) {
    if (failures.isEmpty()) {
      done.complete(null);
    } else {
      done.completeExceptionally(new ReconcileException(failures));
    }
  }

  /** What is desired now. */
  public CompletableFuture<HostState> desired() {
    CompletableFuture<HostState> answer = new CompletableFuture<>();
    submit(new Command(_ -> {}, _ -> answer.complete(desired.snapshot())));
    return answer;
  }

  /** What the kernel holds now of what is desired or ours. */
  public CompletableFuture<HostState> observed() {
    CompletableFuture<HostState> answer = new CompletableFuture<>();
    submit(new Command(_ -> {}, _ -> answer.complete(observer.snapshot(desired))));
    return answer;
  }

  private void submit(Command command) {
    commands.add(command);
    wakeup.raise();
  }

  /** Works until {@link #close}. */
  public void run() {
    try (observer;
        executor) {
      Poll poll = new Poll(observer.fd(), wakeup.fd());
      while (!closed) {
        doWork();
        poll.await(pace.untilNext());
      }
    }
  }

  /** Does what there is to do, without waiting. */
  void doWork() {
    wakeup.lower();
    Set<Key> asked = new LinkedHashSet<>();
    List<Command> taken = take(asked);
    Set<Key> noticed = new LinkedHashSet<>();
    boolean everything = pace.due();
    if (everything) {
      observer.lookAfresh(desired.keys(), noticed);
    } else {
      observer.catchUp(desired.keys(), noticed);
    }
    Set<Key> dirty = union(asked, noticed);
    Settlement settlement = new Round(desired, observer, executor, written, asked).settle(dirty);
    if (everything) {
      pace.looked(settlement.complete());
    } else if (!settlement.complete()) {
      pace.hurry();
    }
    if (!settlement.isQuiet()) {
      listener.accept(settlement);
    }
    taken.forEach(command -> command.after().accept(settlement));
  }

  private static Set<Key> union(Set<Key> asked, Set<Key> noticed) {
    if (noticed.isEmpty()) {
      return asked; // thousands, when thousands of hosts appear
    }
    Set<Key> both = new LinkedHashSet<>(asked);
    both.addAll(noticed);
    return both;
  }

  private List<Command> take(Set<Key> dirty) {
    List<Command> taken = new ArrayList<>();
    for (Command next = commands.poll(); next != null; next = commands.poll()) {
      next.before().accept(dirty);
      taken.add(next);
    }
    return taken;
  }

  /** Stops the thread in {@link #run}. What is in the kernel stays. */
  @Override
  public void close() {
    closed = true;
    wakeup.raise();
  }
}
