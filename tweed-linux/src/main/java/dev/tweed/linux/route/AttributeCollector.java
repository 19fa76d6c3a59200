package dev.tweed.linux.route;

import dev.tweed.linux.netlink.AttributeCursor;
import java.util.Arrays;
import java.util.List;

/** An {@link AttributeSet} in the making, kept ascending by type. */
final class AttributeCollector {

  private Attribute<?>[] attributes;
  private Object[] values;
  private int count;
  private List<UnknownAttribute> unknown;

  AttributeCollector(AttributeSet start) {
    count = start.attributes().length;
    attributes = Arrays.copyOf(start.attributes(), count + 8);
    values = Arrays.copyOf(start.values(), count + 8);
    unknown = start.unknown();
  }

  <T> void put(Attribute<T> attribute, T value) {
    putUnchecked(attribute, value);
  }

  /** A later value takes the place of an earlier one, as in the kernel. */
  void putUnchecked(Attribute<?> attribute, Object value) {
    int at = count;
    while (at > 0 && attributes[at - 1].type() >= attribute.type()) {
      at--;
    }
    if (at == count || attributes[at].type() != attribute.type()) {
      makeRoom(at);
    }
    attributes[at] = attribute;
    values[at] = value;
  }

  private void makeRoom(int at) {
    if (count == attributes.length) {
      attributes = Arrays.copyOf(attributes, count * 2);
      values = Arrays.copyOf(values, count * 2);
    }
    System.arraycopy(attributes, at, attributes, at + 1, count - at);
    System.arraycopy(values, at, values, at + 1, count - at);
    count++;
  }

  void remove(int index) {
    count--;
    System.arraycopy(attributes, index + 1, attributes, index, count - index);
    System.arraycopy(values, index + 1, values, index, count - index);
  }

  void putUnknown(AttributeCursor cursor) {
    unknown = UnknownAttribute.add(unknown, cursor);
  }

  AttributeSet toSet() {
    if (count == 0 && unknown.isEmpty()) {
      return AttributeSet.EMPTY;
    }
    return new AttributeSet(
        Arrays.copyOf(attributes, count), Arrays.copyOf(values, count), unknown);
  }
}
