package dev.tweed.linux.nft;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.nft.expr.Expression;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A set of values that rules look up, or a map from values to values, verdicts or objects.
 *
 * @param data what a map holds; none for a set
 * @param userData with the comment and what nft wants to know
 * @param elements as far as known; each with both ends of its interval
 * @param handle the kernel's number; 0 when not known
 */
public record NftSet(
    NftFamily family,
    String table,
    String name,
    KeyType key,
    Optional<SetData> data,
    SetOptions options,
    UserData userData,
    List<SetElement> elements,
    long handle)
    implements NftEntity {

  public NftSet {
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

  /**
   * A map to names of objects.
   *
   * @param type one of {@link dev.tweed.linux.nft.expr.ObjectTypes}
   */
  public static NftSet objectMap(Table table, String name, KeyType key, int type) {
    return bare(table, name, key, Optional.of(new SetData.Objects(type)));
  }

  static NftSet bare(Table table, String name, KeyType key, Optional<SetData> data) {
    UserData userData = SetUserData.describing(key, data);
    NftFamily family = table.family();
    return new NftSet(
        family, table.name(), name, key, data, SetOptions.NONE, userData, List.of(), 0);
  }

  /** With these flags more. */
  public NftSet with(SetFlag first, SetFlag... more) {
    return with(options.with(first, more));
  }

  /** With these elements. */
  public NftSet with(Collection<SetElement> content) {
    List<SetElement> all = List.copyOf(content);
    return new NftSet(family, table, name, key, data, options, userData, all, handle);
  }

  /** Elements that say nothing else leave after that time. */
  public NftSet withTimeout(Duration stay) {
    return with(options.withTimeout(stay));
  }

  /** At most so many elements. */
  public NftSet withSize(int most) {
    return with(options.withSize(most));
  }

  /** Each element gets these. */
  public NftSet withExpressions(Expression... each) {
    return with(options.withExpressions(each));
  }

  public NftSet withComment(String comment) {
    UserData said = SetUserData.describing(key, data).withText(SetUserData.COMMENT, comment);
    return new NftSet(family, table, name, key, data, options, said, elements, handle);
  }

  NftSet with(SetOptions other) {
    return new NftSet(family, table, name, key, data, other, userData, elements, handle);
  }

  NftSet renamed(String other) {
    return new NftSet(family, table, other, key, data, options, userData, elements, handle);
  }

  /** Empty when there is none. */
  public String comment() {
    return userData.text(SetUserData.COMMENT);
  }

  public boolean isMap() {
    return data.isPresent();
  }

  public boolean isAnonymous() {
    return options.flags().contains(SetFlag.ANONYMOUS);
  }

  public boolean isInterval() {
    return options.flags().contains(SetFlag.INTERVAL);
  }

  /** Whether intervals are two marks each rather than one element with two ends. */
  boolean hasMarks() {
    return isInterval() && !key.isConcatenation();
  }

  void encodeName(MessageWriter out) {
    out.string(1, table);
    out.string(2, name);
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
