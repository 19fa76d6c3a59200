package dev.tweed.linux.nft;

import dev.tweed.linux.netlink.MessageWriter;
import java.util.ArrayList;
import java.util.List;

/** Cuts lists of elements so that each part fits into one attribute of at most 64 KiB. */
final class ElementParts {

  private static final int MOST = 60_000;

  private ElementParts() {}

  static List<List<SetElement>> of(List<SetElement> elements) {
    List<List<SetElement>> parts = new ArrayList<>();
    MessageWriter measure = new MessageWriter();
    int from = 0;
    for (int i = 0; i < elements.size(); i++) {
      SetElement element = elements.get(i);
      int before = measure.length();
      measure.nested(1, () -> element.encode(measure));
      if (measure.length() > MOST) {
        parts.add(elements.subList(from, i));
        from = i;
        int size = measure.length() - before;
        measure.truncate(0);
        measure.zeroes(size);
      }
    }
    if (from < elements.size()) {
      parts.add(elements.subList(from, elements.size()));
    }
    return parts;
  }
}
