package dev.tweed.linux.nft;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.netlink.Netlink;
import dev.tweed.linux.netlink.NetlinkRequest;
import dev.tweed.linux.nft.expr.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Changes that happen together or not at all. Not safe for use by two threads.
 *
 * <p>{@code add} means as with nft: fine when it is there already and is the same.
 */
public final class Transaction {

  private static final int ADD = Netlink.CREATE;
  private static final int ADD_LAST = Netlink.CREATE | Netlink.APPEND;

  private final List<NftRequest> requests = new ArrayList<>();
  private OptionalInt generation = OptionalInt.empty();
  private int nextId = 1;

  /** Is to be refused when anybody changed the rule set after that generation. */
  public Transaction basedOn(Generation known) {
    generation = OptionalInt.of(known.id());
    return this;
  }

  public Transaction add(Table table) {
    return put(NfMessage.NEW_TABLE, ADD, table, "add " + table, table::encode);
  }

  public Transaction add(Chain chain) {
    return put(NfMessage.NEW_CHAIN, ADD, chain, "add " + chain, chain::encode);
  }

  public Transaction add(NftObject object) {
    return put(NfMessage.NEW_OBJECT, ADD, object, "add " + object, object::encode);
  }

  /** With its elements. */
  public Transaction add(NftSet set) {
    int id = nextId++;
    put(NfMessage.NEW_SET, ADD, set, "add " + set, out -> SetCodec.encode(out, set, id));
    return put(NfMessage.NEW_ELEMENTS, ADD, set, id, set.elements());
  }

  /** At the end of its chain. */
  public Transaction add(Rule rule) {
    return put(rule, ADD_LAST, "add ", _ -> {});
  }

  /** At the start of its chain. */
  public Transaction insert(Rule rule) {
    return put(rule, ADD, "insert ", _ -> {});
  }

  /** In front of the rule with that handle. */
  public Transaction insertBefore(long handle, Rule rule) {
    return put(rule, ADD, "insert ", out -> out.u64be(6, handle));
  }

  /** Behind the rule with that handle. */
  public Transaction addAfter(long handle, Rule rule) {
    return put(rule, ADD_LAST, "add ", out -> out.u64be(6, handle));
  }

  /** In place of the rule with that handle. */
  public Transaction replace(long handle, Rule rule) {
    return put(rule, Netlink.REPLACE, "replace ", out -> out.u64be(3, handle));
  }

  public Transaction addElements(NftSet set, List<SetElement> elements) {
    return put(NfMessage.NEW_ELEMENTS, ADD, set, 0, elements);
  }

  /** Refused with ENOENT when one is not there. */
  public Transaction deleteElements(NftSet set, List<SetElement> elements) {
    return put(NfMessage.DELETE_ELEMENTS, 0, set, 0, elements);
  }

  /** All elements. */
  public Transaction flush(NftSet set) {
    Consumer<MessageWriter> name = set::encodeName;
    return put(NfMessage.DELETE_ELEMENTS, 0, set, "flush set " + set.path(), name);
  }

  /** All rules of the chain. */
  public Transaction flush(Chain chain) {
    return put(
        NfMessage.DELETE_RULE,
        0,
        chain,
        "flush chain " + chain.path(),
        out -> out.string(1, chain.table()).string(2, chain.name()));
  }

  /** With all that is in it. */
  public Transaction delete(Table table) {
    return put(
        NfMessage.DELETE_TABLE,
        0,
        table,
        "delete table " + table.path(),
        out -> out.string(1, table.name()));
  }

  public Transaction delete(Chain chain) {
    return put(NfMessage.DELETE_CHAIN, 0, chain, "delete chain " + chain.path(), chain::encodeName);
  }

  public Transaction delete(NftSet set) {
    return put(NfMessage.DELETE_SET, 0, set, "delete set " + set.path(), set::encodeName);
  }

  public Transaction delete(NftObject object) {
    return put(
        NfMessage.DELETE_OBJECT, 0, object, "delete object " + object.path(), object::encodeName);
  }

  /** The rule with this one's handle. */
  public Transaction delete(Rule rule) {
    return put(
        NfMessage.DELETE_RULE,
        0,
        rule,
        "delete rule " + rule.path() + " handle " + rule.handle(),
        out -> {
          rule.encodeChain(out);
          out.u64be(3, rule.handle());
        });
  }

  /** How many messages it takes so far. */
  public int size() {
    return requests.size();
  }

  List<NetlinkRequest> messages() {
    List<NetlinkRequest> all = new ArrayList<>(requests.size() + 2);
    all.add(new BatchMark(true, generation));
    all.addAll(requests);
    all.add(new BatchMark(false, OptionalInt.empty()));
    return all;
  }

  private Transaction put(Rule rule, int flags, String verb, Consumer<MessageWriter> place) {
    List<Expression> expressions = rule.expressions();
    for (NftSet set : rule.anonymousSets()) {
      NftSet unnamed = set.renamed(set.isMap() ? "__map%d" : "__set%d");
      expressions = AnonymousSets.renamed(expressions, set.name(), unnamed.name(), nextId);
      add(unnamed);
    }
    Rule ready = rule.with(expressions, List.of());
    return put(
        NfMessage.NEW_RULE,
        flags,
        rule,
        verb + rule,
        out -> {
          ready.encode(out);
          place.accept(out);
        });
  }

  private Transaction put(int message, int flags, NftSet set, int id, List<SetElement> elements) {
    String verb = message == NfMessage.NEW_ELEMENTS ? "add" : "delete";
    List<SetElement> wire = set.hasMarks() ? Intervals.split(elements) : elements;
    for (List<SetElement> part : ElementParts.of(wire)) {
      String text = verb + " element " + set.path() + " { " + part.size() + " elements }";
      put(message, flags, set, text, out -> encode(out, set, id, part));
    }
    return this;
  }

  private static void encode(MessageWriter out, NftSet set, int id, List<SetElement> part) {
    set.encodeName(out);
    if (id != 0) {
      out.u32be(4, id);
    }
    out.nested(3, () -> part.forEach(element -> out.nested(1, () -> element.encode(out))));
  }

  private Transaction put(
      int message, int flags, NftEntity entity, String text, Consumer<MessageWriter> body) {
    requests.add(new NftRequest(message, flags, entity.family().number(), text, body));
    return this;
  }

  /** One line for each change, as typed behind {@code nft}. */
  @Override
  public String toString() {
    return requests.stream().map(NftRequest::toString).collect(Collectors.joining("\n"));
  }
}
