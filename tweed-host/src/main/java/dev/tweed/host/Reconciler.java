package dev.tweed.host;

import dev.tweed.linux.Kernel;
import dev.tweed.linux.KernelException;
import dev.tweed.linux.Poll;
import dev.tweed.linux.Ticker;
import dev.tweed.linux.Wakeup;
import dev.tweed.linux.netlink.WireFormatException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The one writer to a host's kernel. Whenever what is desired or what is observed changes, it takes
 * the difference and carries it out, until there is none.
 *
 * <p>It is level-triggered: a command or a notification only says which keys to look at again. What
 * the kernel refuses is tried again with growing pauses, after a fresh look at everything; and
 * everything is looked at afresh now and then without any reason. Against somebody who undoes its
 * work as fast as it is done it goes on, but no faster than its {@link Stamina} allows.
 *
 * <p>{@link #desire}, {@link #clear}, {@link #desired}, {@link #observed} and {@link #close} may be
 * called from any thread. All else happens on the one thread that constructs and then calls {@link
 * #run}, or on two that are both in the host's network namespace.
 */
public final class Reconciler implements AutoCloseable {

  private enum Phase {
    NEW,
    RUNNING,
    ENDED
  }

  private final DesiredState desired = new DesiredState();
  private final UserSpace userSpace;
  private final Observer observer;
  private final Executor executor;
  private final Consumer<Settlement> listener;
  private final Pace pace;
  private final Stamina stamina;
  private final Queue<Command> commands = new ConcurrentLinkedQueue<>();
  private final Wakeup wakeup = new Wakeup();
  private final Set<Key> written = new HashSet<>();
  private final Set<Key> unsettled = new HashSet<>();
  private final Map<Key, Settlement.Refusal> refused = new LinkedHashMap<>();
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.NEW);
  private List<String> problems = List.of();
  private volatile boolean closed;

  /** What a caller wants done before the next difference is taken, and after it is closed. */
  private record Command(
      Consumer<Set<Key>> before, Consumer<Settlement> after, CompletableFuture<?> answer) {

    void abandon() {
      answer.completeExceptionally(
          new ReconcileException(List.of("the host's reconciler has stopped; start its agent")));
    }
  }

  /**
   * Connects to the kernel.
   *
   * @param kernel of the host's namespace
   * @param ticker nanoseconds of a monotonic clock
   * @param listener is told of each round that changed something, or that found other things wrong
   *     than the one before; on the reconciler's thread
   * @throws KernelException when the kernel cannot be reached
   */
  public Reconciler(Kernel kernel, Ticker ticker, Consumer<Settlement> listener) {
    this(kernel, UserSpace.NONE, ticker, listener);
  }

  /**
   * Connects to the kernel, and to a program that carries tunnels' packets.
   *
   * @param userSpace that program; closed with this
   */
  public Reconciler(
      Kernel kernel, UserSpace userSpace, Ticker ticker, Consumer<Settlement> listener) {
    this.userSpace = userSpace;
    this.observer = new Observer(kernel, userSpace);
    this.executor = new Executor(kernel, userSpace, observer.links());
    observer.leaveOut(executor.port());
    this.listener = listener;
    this.pace = new Pace(ticker);
    this.stamina = new Stamina(ticker);
  }

  /**
   * Desires these objects, and no longer what was desired under the same name before.
   *
   * @param part a name, such as {@code peer/10.244.7.0-24}
   * @return completes on the reconciler's thread when the kernel holds the part, or with a {@link
   *     ReconcileException} when some of it cannot be had, which goes on being tried, or when the
   *     reconciler stops
   */
  public CompletableFuture<Void> desire(String part, List<? extends HostObject> objects) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    submit(
        new Command(
            dirty -> desired.replace(part, objects, dirty),
            settlement -> finish(done, failures(part, settlement)),
            done));
    return done;
  }

  private List<String> failures(String part, Settlement settlement) {
    List<String> reasons = new ArrayList<>(desired.contests(part));
    reasons.addAll(settlement.failuresOf(() -> desired.keys(part)));
    return reasons;
  }

  /**
   * Desires nothing any more: takes away what is ours and only that.
   *
   * @return completes when it is gone, or with a {@link ReconcileException}
   */
  public CompletableFuture<Void> clear() {
    CompletableFuture<Void> done = new CompletableFuture<>();
    submit(new Command(desired::clear, settlement -> finish(done, settlement.failures()), done));
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
    return ask(desired::snapshot);
  }

  /** What the kernel holds now of what is desired or ours. */
  public CompletableFuture<HostState> observed() {
    return ask(() -> observer.snapshot(desired));
  }

  private CompletableFuture<HostState> ask(Supplier<HostState> question) {
    CompletableFuture<HostState> answer = new CompletableFuture<>();
    submit(new Command(_ -> {}, _ -> answer.completeAsync(question, Runnable::run), answer));
    return answer;
  }

  private void submit(Command command) {
    commands.add(command);
    wakeup.raise();
    if (phase.get() == Phase.ENDED) {
      abandonCommands();
    }
  }

  private void abandonCommands() {
    for (Command next = commands.poll(); next != null; next = commands.poll()) {
      next.abandon();
    }
  }

  /** Works until {@link #close}. Once. */
  public void run() {
    if (!phase.compareAndSet(Phase.NEW, Phase.RUNNING)) {
      return;
    }
    try {
      Poll anything = new Poll(observer.fd(), wakeup.fd());
      Poll commandsOnly = new Poll(wakeup.fd());
      while (!closed) {
        doWork();
        Duration rest = stamina.rest();
        if (rest.isZero()) {
          anything.await(pace.untilNext());
        } else {
          commandsOnly.await(rest);
        }
      }
    } finally {
      end();
    }
  }

  /** Does what there is to do, without waiting. */
  void doWork() {
    wakeup.lower();
    Set<Key> asked = new LinkedHashSet<>();
    List<Command> taken = take(asked);
    boolean everything = pace.due();
    Settlement settlement = settle(everything, asked);
    if (everything) {
      pace.looked(settlement.complete());
    } else if (!settlement.complete()) {
      pace.hurry();
    }
    if (!settlement.repairs().isEmpty() || !settlement.refusals().isEmpty()) {
      stamina.spend();
    }
    tell(settlement);
    taken.forEach(command -> command.after().accept(settlement));
  }

  private void tell(Settlement settlement) {
    List<String> now = settlement.failures();
    if (!settlement.changes().isEmpty() || !now.equals(problems)) {
      problems = now;
      listener.accept(settlement);
    }
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

  /**
   * Looks and works. What was left open before is looked at again each time, so that a settlement
   * tells of everything; but what the kernel refused is tried again only when the key has changed
   * or all is looked at. What the kernel will not answer at all ends the round, not the reconciler.
   */
  private Settlement settle(boolean everything, Set<Key> asked) {
    Set<Key> noticed = new LinkedHashSet<>();
    try {
      if (everything) {
        observer.lookAfresh(desired.keys(), noticed);
      } else {
        observer.catchUp(desired.keys(), noticed);
      }
      refused.keySet().removeAll(asked);
      refused.keySet().removeAll(noticed);
      noticed.addAll(unsettled);
      Round round = new Round(desired, observer, executor, written, asked, refused);
      Settlement settlement = round.settle(union(asked, noticed));
      unsettled.clear();
      settlement.waiting().forEach(change -> unsettled.add(change.key()));
      settlement.conflicts().forEach(conflict -> unsettled.add(conflict.desired().key()));
      return settlement;
    } catch (KernelException | WireFormatException e) {
      observer.doubt();
      return Settlement.failed(String.valueOf(e.getMessage()));
    }
  }

  /** Stops the thread in {@link #run}. What is in the kernel stays. */
  @Override
  public void close() {
    closed = true;
    wakeup.raise();
    if (phase.compareAndSet(Phase.NEW, Phase.ENDED)) {
      end();
    }
  }

  private void end() {
    phase.set(Phase.ENDED);
    abandonCommands();
    userSpace.close();
    observer.close();
    executor.close();
    wakeup.close();
  }
}
