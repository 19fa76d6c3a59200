package dev.tweed.linux.route;

import dev.tweed.linux.netlink.MessageWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The attributes that were said, with their values; those not said are left to the kernel.
 * Immutable; equal when the same things are said, in whatever order.
 */
public final class AttributeSet {

  /** Nothing said. */
  public static final AttributeSet EMPTY =
      new AttributeSet(new Attribute<?>[0], new Object[0], List.of());

  private final Attribute<?>[] attributes; // ascending by type
  private final Object[] values;
  private final List<UnknownAttribute> unknown;

  AttributeSet(Attribute<?>[] attributes, Object[] values, List<UnknownAttribute> unknown) {
    this.attributes = attributes;
    this.values = values;
    this.unknown = List.copyOf(unknown);
  }

  /** The value; null when not said. */
  @SuppressWarnings("unchecked") // with() and the decoder put in what the attribute's form is of
  public <T> @Nullable T value(Attribute<T> attribute) {
    int index = indexOf(attribute);
    return index < 0 ? null : (T) values[index];
  }

  public <T> Optional<T> find(Attribute<T> attribute) {
    return Optional.ofNullable(value(attribute));
  }

  public OptionalInt number(Attribute<Integer> attribute) {
    Integer value = value(attribute);
    return value == null ? OptionalInt.empty() : OptionalInt.of(value);
  }

  /** Whether a yes-or-no attribute is said and yes. */
  public boolean isOn(Attribute<Boolean> attribute) {
    return Boolean.TRUE.equals(value(attribute));
  }

  public boolean isEmpty() {
    return attributes.length == 0 && unknown.isEmpty();
  }

  /** Attributes that came from the kernel and are not interpreted here. */
  public List<UnknownAttribute> unknown() {
    return unknown;
  }

  /** The same with one thing said, in place of what was said about it. */
  public <T> AttributeSet with(Attribute<T> attribute, T value) {
    int index = indexOf(attribute);
    if (index >= 0) {
      Object[] changed = values.clone();
      changed[index] = value;
      return new AttributeSet(attributes, changed, unknown);
    }
    AttributeCollector collector = new AttributeCollector(this);
    collector.put(attribute, value);
    return collector.toSet();
  }

  /** The same with nothing said about that attribute. */
  public AttributeSet without(Attribute<?> attribute) {
    int index = indexOf(attribute);
    if (index < 0) {
      return this;
    }
    AttributeCollector collector = new AttributeCollector(this);
    collector.remove(index);
    return collector.toSet();
  }

  /** The same with all that {@code other} says, which goes before what this says. */
  public AttributeSet overriddenBy(AttributeSet other) {
    AttributeCollector collector = new AttributeCollector(this);
    for (int i = 0; i < other.attributes.length; i++) {
      collector.putUnchecked(other.attributes[i], other.values[i]);
    }
    return collector.toSet();
  }

  /** The same without what may as well be left out. */
  AttributeSet withoutDefaults() {
    AttributeSet set = this;
    for (int i = 0; i < attributes.length; i++) {
      if (values[i].equals(attributes[i].absent())) {
        set = set.without(attributes[i]);
      }
    }
    return set;
  }

  /**
   * Of these wishes, those that the kernel's {@code held} attributes do not fulfil: what has still
   * to be sent.
   */
  public AttributeSet notIn(AttributeSet held) {
    AttributeCollector missing = new AttributeCollector(EMPTY);
    for (int i = 0; i < attributes.length; i++) {
      if (!fulfilled(attributes[i], values[i], held)) {
        missing.putUnchecked(attributes[i], values[i]);
      }
    }
    return missing.toSet();
  }

  @SuppressWarnings("unchecked")
  private static <T> boolean fulfilled(Attribute<T> attribute, Object wanted, AttributeSet held) {
    T value = held.value(attribute);
    if (value == null) {
      value = attribute.absent();
    }
    return value != null && attribute.form().satisfies(value, (T) wanted);
  }

  void encode(MessageWriter out) {
    for (int i = 0; i < attributes.length; i++) {
      write(attributes[i], values[i], out);
    }
    UnknownAttribute.encode(unknown, out);
  }

  @SuppressWarnings("unchecked")
  private static <T> void write(Attribute<T> attribute, Object value, MessageWriter out) {
    attribute.form().write(out, attribute.type(), (T) value);
  }

  /** Appends {@code " word value"} for each attribute that has a word. */
  void appendTo(StringBuilder text) {
    for (int i = 0; i < attributes.length; i++) {
      append(attributes[i], values[i], text);
    }
  }

  @SuppressWarnings("unchecked")
  private static <T> void append(Attribute<T> attribute, Object value, StringBuilder text) {
    if (!attribute.word().isEmpty()) {
      String words = attribute.form().text(attribute.word(), (T) value);
      text.append(words.isEmpty() ? "" : " ").append(words);
    }
  }

  private int indexOf(Attribute<?> attribute) {
    for (int i = 0; i < attributes.length; i++) {
      if (attributes[i] == attribute) {
        return i;
      }
    }
    return -1;
  }

  Attribute<?>[] attributes() {
    return attributes;
  }

  Object[] values() {
    return values;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AttributeSet set
        && Arrays.equals(attributes, set.attributes)
        && Arrays.equals(values, set.values)
        && unknown.equals(set.unknown);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(values) + unknown.hashCode();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    appendTo(text);
    return text.isEmpty() ? "" : text.substring(1);
  }
}
