package dev.tweed.linux.nft;

import dev.tweed.linux.Errno;
import dev.tweed.linux.Netns;
import dev.tweed.linux.netlink.BatchResult;
import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.netlink.Netlink;
import dev.tweed.linux.netlink.NetlinkException;
import dev.tweed.linux.netlink.NetlinkMessage;
import dev.tweed.linux.netlink.NetlinkSocket;
import dev.tweed.linux.netlink.NetlinkTransport;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The nftables of one network namespace: that of the thread, or the namespace, it was opened in,
 * whichever thread uses it. One thread at a time.
 */
public final class Nftables implements AutoCloseable {

  private static final Errno ERESTART = new Errno(85);
  private static final int SNAPSHOT_ATTEMPTS = 20;

  private final NetlinkSocket socket;

  /** Speaks over a transport, which is closed with this object. */
  public Nftables(NetlinkTransport transport) {
    this(new NetlinkSocket(transport));
  }

  private Nftables(NetlinkSocket socket) {
    this.socket = socket;
  }

  /**
   * For the calling thread's namespace.
   *
   * @throws dev.tweed.linux.KernelException EPROTONOSUPPORT on a kernel without netfilter
   */
  public static Nftables open() {
    return new Nftables(NetlinkSocket.open(Netlink.NETFILTER));
  }

  public static Nftables open(Netns netns) {
    return netns.call(() -> open());
  }

  /**
   * Carries out all of a transaction or nothing, in one send.
   *
   * @throws dev.tweed.linux.KernelException EMSGSIZE when it is larger than the socket's send
   *     buffer (16 MiB; without CAP_NET_ADMIN in the first user namespace {@code
   *     net.core.wmem_max})
   */
  public TransactionOutcome transact(Transaction transaction) {
    if (transaction.size() == 0) {
      return new TransactionOutcome.Committed();
    }
    List<BatchResult.Refusal> refusals =
        socket.executeAtOnce(transaction.messages()).refusals().stream()
            .map(refusal -> new BatchResult.Refusal(refusal.index() - 1, refusal.reason()))
            .toList();
    if (refusals.isEmpty()) {
      return new TransactionOutcome.Committed();
    }
    boolean moved =
        refusals.getFirst().index() < 0 && refusals.getFirst().reason().errno().equals(ERESTART);
    return moved
        ? new TransactionOutcome.GenerationMoved()
        : new TransactionOutcome.Refused(refusals);
  }

  /** The number of the rule set's present state. */
  public Generation generation() {
    List<Generation> found = new ArrayList<>();
    socket.query(
        request(NfMessage.GET_GENERATION, "list generation", _ -> {}),
        message -> {
          if (NftEvent.decode(message) instanceof NftEvent.NewGeneration(Generation generation)) {
            found.add(generation);
          }
        });
    return found.getFirst();
  }

  public List<Table> tables() {
    return list(NfMessage.GET_TABLE, "list tables", Table.class, _ -> {});
  }

  public List<Chain> chains() {
    return list(NfMessage.GET_CHAIN, "list chains", Chain.class, _ -> {});
  }

  /** Of all tables, in their chains' order, without their anonymous sets. */
  public List<Rule> rules() {
    return list(NfMessage.GET_RULE, "list rules", Rule.class, _ -> {});
  }

  /** Of one chain, without their anonymous sets. */
  public List<Rule> rules(Chain chain) {
    NftRequest request =
        new NftRequest(
            NfMessage.GET_RULE,
            0,
            chain.family().number(),
            "list chain " + chain.path(),
            out -> out.string(1, chain.table()).string(2, chain.name()));
    return list(request, Rule.class);
  }

  /** With anonymous ones; without elements. */
  public List<NftSet> sets() {
    return list(NfMessage.GET_SET, "list sets", NftSet.class, _ -> {});
  }

  public List<NftObject> objects() {
    return list(NfMessage.GET_OBJECT, "list objects", NftObject.class, _ -> {});
  }

  /** Of a set of intervals ascending; otherwise in no order. */
  public List<SetElement> elements(NftSet set) {
    NftRequest request =
        new NftRequest(
            NfMessage.GET_ELEMENTS,
            0,
            set.family().number(),
            "list set " + set.path(),
            set::encodeName);
    List<SetElement> elements =
        list(request, ElementList.class).stream()
            .flatMap(list -> list.elements().stream())
            .toList();
    return set.hasMarks() ? Intervals.join(elements) : elements;
  }

  /**
   * Everything, as it was at one moment.
   *
   * @throws IllegalStateException when the rule set changed during each of twenty attempts
   */
  public Ruleset ruleset() {
    for (int attempt = 0; attempt < SNAPSHOT_ATTEMPTS; attempt++) {
      Generation before = generation();
      try {
        Ruleset ruleset = list(before);
        if (generation().id() == before.id()) {
          return ruleset;
        }
      } catch (NetlinkException e) {
        if (!e.errno().equals(Errno.ENOENT)) {
          throw e; // ENOENT: a set went away between its listing and its elements'
        }
      }
    }
    throw new IllegalStateException(
        "nft list ruleset: it changed during each of " + SNAPSHOT_ATTEMPTS + " attempts");
  }

  private Ruleset list(Generation generation) {
    List<NftSet> sets = sets().stream().map(set -> set.with(elements(set))).toList();
    List<Rule> rules = rules().stream().map(rule -> AnonymousSets.attach(rule, sets)).toList();
    List<NftSet> named = sets.stream().filter(set -> !set.isAnonymous()).toList();
    return new Ruleset(generation, tables(), objects(), named, chains(), rules);
  }

  private <T extends NftEntity> List<T> list(
      int message, String text, Class<T> kind, Consumer<MessageWriter> body) {
    return list(request(message, text, body), kind);
  }

  private <T extends NftEntity> List<T> list(NftRequest request, Class<T> kind) {
    List<T> found = new ArrayList<>();
    socket.dump(request, found::clear, message -> collect(message, kind, found));
    return found;
  }

  private static <T extends NftEntity> void collect(
      NetlinkMessage message, Class<T> kind, List<T> found) {
    if (NftEvent.decode(message) instanceof NftEvent.Appeared(NftEntity entity)
        && kind.isInstance(entity)) {
      found.add(kind.cast(entity));
    }
  }

  private static NftRequest request(int message, String text, Consumer<MessageWriter> body) {
    return new NftRequest(message, 0, 0, text, body);
  }

  @Override
  public void close() {
    socket.close();
  }
}
