package dev.tweed.linux.route;

import dev.tweed.linux.netlink.AttributeCursor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The attributes one kind of message may carry, found by type. */
final class AttributeTable {

  static final AttributeTable NONE = new AttributeTable();

  private final @Nullable Attribute<?>[] byType;

  AttributeTable(Attribute<?>... attributes) {
    int highest = 0;
    for (Attribute<?> attribute : attributes) {
      highest = Math.max(highest, attribute.type());
    }
    byType = new Attribute<?>[highest + 1];
    for (Attribute<?> attribute : attributes) {
      byType[attribute.type()] = attribute;
    }
  }

  /** The same with more in it. */
  AttributeTable with(Attribute<?>... more) {
    List<Attribute<?>> all = new ArrayList<>(List.of(more));
    for (Attribute<?> attribute : byType) {
      if (attribute != null) {
        all.add(attribute);
      }
    }
    return new AttributeTable(all.toArray(new Attribute<?>[0]));
  }

  @Nullable Attribute<?> find(int type) {
    return type < byType.length ? byType[type] : null;
  }

  /** What the kernel says; what is not in the table is kept as it is. */
  AttributeSet decode(AttributeCursor cursor) {
    AttributeCollector collector = new AttributeCollector(AttributeSet.EMPTY);
    while (cursor.next()) {
      Attribute<?> attribute = find(cursor.type());
      if (attribute != null && attribute.form().fits(cursor.length())) {
        collector.putUnchecked(attribute, attribute.form().read(cursor));
      } else {
        collector.putUnknown(cursor);
      }
    }
    return collector.toSet();
  }

  /** The names in the C header, by type; empty where there is none. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    for (Attribute<?> attribute : byType) {
      names.add(attribute == null ? "" : attribute.name());
    }
    return names;
  }
}
