package dev.tweed.host;

import java.util.HashMap;
import java.util.Map;

/** Which number the kernel has given to which link. Numbers change when a link is made anew. */
final class LinkTable {

  static final int NONE = 0;

  private final Map<Integer, String> names = new HashMap<>();
  private final Map<String, Integer> indexes = new HashMap<>();

  void clear() {
    names.clear();
    indexes.clear();
  }

  void put(int index, String name) {
    String before = names.put(index, name);
    if (before != null && !before.equals(name)) {
      indexes.remove(before, index);
    }
    indexes.put(name, index);
  }

  /** Whether the number is known under another name. */
  boolean isRenamed(int index, String name) {
    String before = names.get(index);
    return before != null && !before.equals(name);
  }

  void remove(int index) {
    String name = names.remove(index);
    if (name != null) {
      indexes.remove(name, index);
    }
  }

  /** The link's number; {@link #NONE} when there is no such link. */
  int index(String name) {
    return indexes.getOrDefault(name, NONE);
  }

  /** The link's name; empty for {@link #NONE}, {@code #7} for a number without a link. */
  String name(int index) {
    return index == NONE ? "" : names.getOrDefault(index, "#" + index);
  }
}
