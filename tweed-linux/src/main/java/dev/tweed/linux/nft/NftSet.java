package dev.tweed.linux.nft;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.nft.expr.DataType;
import dev.tweed.linux.nft.expr.Expression;
import dev.tweed.linux.nft.expr.ExpressionCodec;
import dev.tweed.linux.nft.wire.Attributes;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A set of values that rules look up, or a map from values to values, verdicts or objects.
 *
 * @param data what a map holds; none for a set
 * @param timeout how long elements stay; zero for ever
 * @param gcInterval how often outdated elements are swept; zero for the kernel's choice
 * @param size the most elements; 0 for no limit
 * @param expressions what each element gets: a counter, a limit
 * @param userData with the comment and what nft wants to know
 * @param elements as far as known; each with both ends of its interval
 * @param handle the kernel's number; 0 when not known
 */
public record NftSet(
    NftFamily family,
    String table,
    String name,
    Set<SetFlag> flags,
    KeyType key,
    Optional<SetData> data,
    Duration timeout,
    Duration gcInterval,
    int size,
    List<Expression> expressions,
    UserData userData,
    List<SetElement> elements,
    long handle)
    implements NftEntity {

  public NftSet {
    flags = Set.copyOf(flags);
    expressions = List.copyOf(expressions);
    elements = List.copyOf(elements);
  }

  /** A set of values. */
  public static NftSet of(Table table, String name, KeyType key) {
    return bare(table, name, key, Optional.empty());
  }

  /** A map to values. */
  public static NftSet map(Table table, String name, KeyType key, KeyType values) {
    return bare(table, name, key, Optional.of(new SetData.Values(values, false)));
  }

  /** A map to verdicts. */
  public static NftSet verdictMap(Table table, String name, KeyType key) {
    return bare(table, name, key, Optional.of(new SetData.Verdicts()));
  }

  static NftSet bare(Table table, String name, KeyType key, Optional<SetData> data) {
    return new NftSet(
        table.family(),
        table.name(),
        name,
        Set.of(),
        key,
        data,
        Duration.ZERO,
        Duration.ZERO,
        0,
        List.of(),
        SetUserData.describing(key, data),
        List.of(),
        0);
  }

  /** With these flags more. */
  public NftSet with(SetFlag first, SetFlag... more) {
    Set<SetFlag> all = EnumSet.of(first, more);
    all.addAll(flags);
    return new NftSet(
        family,
        table,
        name,
        all,
        key,
        data,
        timeout,
        gcInterval,
        size,
        expressions,
        userData,
        elements,
        handle);
  }

  public NftSet with(Collection<SetElement> content) {
    return new NftSet(
        family,
        table,
        name,
        flags,
        key,
        data,
        timeout,
        gcInterval,
        size,
        expressions,
        userData,
        List.copyOf(content),
        handle);
  }

  /** Elements that say nothing else leave after that time. */
  public NftSet withTimeout(Duration stay) {
    return new NftSet(
            family,
            table,
            name,
            flags,
            key,
            data,
            stay,
            gcInterval,
            size,
            expressions,
            userData,
            elements,
            handle)
        .with(SetFlag.TIMEOUT);
  }

  public NftSet withSize(int most) {
    return new NftSet(
        family,
        table,
        name,
        flags,
        key,
        data,
        timeout,
        gcInterval,
        most,
        expressions,
        userData,
        elements,
        handle);
  }

  /** Each element gets these. */
  public NftSet withExpressions(Expression... each) {
    return new NftSet(
        family,
        table,
        name,
        flags,
        key,
        data,
        timeout,
        gcInterval,
        size,
        List.of(each),
        userData,
        elements,
        handle);
  }

  public NftSet withComment(String comment) {
    return new NftSet(
        family,
        table,
        name,
        flags,
        key,
        data,
        timeout,
        gcInterval,
        size,
        expressions,
        SetUserData.describing(key, data).withText(SetUserData.COMMENT, comment),
        elements,
        handle);
  }

  NftSet renamed(String other) {
    return new NftSet(
        family,
        table,
        other,
        flags,
        key,
        data,
        timeout,
        gcInterval,
        size,
        expressions,
        userData,
        elements,
        handle);
  }

  /** Empty when there is none. */
  public String comment() {
    return userData.text(SetUserData.COMMENT);
  }

  public boolean isMap() {
    return data.isPresent();
  }

  public boolean isAnonymous() {
    return flags.contains(SetFlag.ANONYMOUS);
  }

  boolean isInterval() {
    return flags.contains(SetFlag.INTERVAL);
  }

  /** Whether intervals are two marks each rather than one element with two ends. */
  boolean hasMarks() {
    return isInterval() && !key.isConcatenation();
  }

  static NftSet decode(NftFamily family, Attributes set) {
    int flags = set.u32(3, 0);
    UserData userData = UserData.decode(set, 13);
    return new NftSet(
        family,
        set.text(1),
        set.text(2),
        SetFlag.of(flags),
        KeyType.decode(set.u32(4, 0), set.u32(5), SetUserData.keyInHostOrder(userData)),
        data(set, flags, userData),
        Duration.ofMillis(set.u64(11, 0)),
        Duration.ofMillis(set.u32(12, 0)),
        set.nested(9).u32(1, 0),
        set.has(17)
            ? List.of(ExpressionCodec.decode(set.nested(17)))
            : ExpressionCodec.decodeList(set, 18),
        userData,
        List.of(),
        set.u64(16, 0));
  }

  private static Optional<SetData> data(Attributes set, int flags, UserData userData) {
    if ((flags & (SetFlag.MAP | SetFlag.OBJECT)) == 0) {
      return Optional.empty();
    }
    return Optional.of(
        SetData.decode(
            set, SetUserData.dataInHostOrder(userData), SetUserData.dataInterval(userData)));
  }

  /** Writes the set itself, without its elements. */
  void encode(MessageWriter out, int id) {
    encodeName(out);
    out.u32be(3, bits());
    out.u32be(4, key.number());
    out.u32be(5, key.bytes());
    data.ifPresent(values -> values.encode(out));
    encodeDescription(out);
    out.u32be(10, id);
    if (!timeout.isZero()) {
      out.u64be(11, timeout.toMillis());
    }
    if (!gcInterval.isZero()) {
      out.u32be(12, (int) gcInterval.toMillis());
    }
    userData.encode(out, 13);
    if (expressions.size() == 1) {
      ExpressionCodec.encode(out, 17, expressions.getFirst());
    } else if (!expressions.isEmpty()) {
      ExpressionCodec.encodeList(out, 18, expressions);
    }
  }

  void encodeName(MessageWriter out) {
    out.string(1, table);
    out.string(2, name);
  }

  private int bits() {
    int bits = SetFlag.bits(flags);
    if (data.isPresent()) {
      bits |= data.get() instanceof SetData.Objects ? SetFlag.OBJECT : SetFlag.MAP;
    }
    if (isInterval() && key.isConcatenation()) {
      bits |= SetFlag.CONCATENATION;
    }
    return expressions.size() > 1 ? bits | SetFlag.EXPRESSIONS : bits;
  }

  private void encodeDescription(MessageWriter out) {
    boolean fields = isInterval() && key.isConcatenation();
    if (size == 0 && !fields) {
      return;
    }
    out.nested(
        9,
        () -> {
          if (size != 0) {
            out.u32be(1, size);
          }
          if (fields) {
            out.nested(2, () -> key.parts().forEach(part -> encodeField(out, part)));
          }
        });
  }

  private static void encodeField(MessageWriter out, DataType part) {
    out.nested(1, () -> out.u32be(1, part.bytes()));
  }

  /** {@code inet tweed services}. */
  String path() {
    return family + " " + table + " " + name;
  }

  @Override
  public String toString() {
    return (isMap() ? "map " : "set ") + path() + " { " + SetText.declaration(this, " ") + "}";
  }
}
