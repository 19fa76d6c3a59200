package dev.tweed.linux.nft;

import dev.tweed.linux.nft.wire.Attributes;
import java.util.List;

/**
 * Elements of a set as a message carries them: of a set of intervals, with end marks.
 *
 * @param set its name
 */
public record ElementList(NftFamily family, String table, String set, List<SetElement> elements)
    implements NftEntity {

  public ElementList {
    elements = List.copyOf(elements);
  }

  static ElementList decode(NftFamily family, Attributes list) {
    return new ElementList(
        family, list.text(1), list.text(2), list.list(3).stream().map(SetElement::decode).toList());
  }

  @Override
  public String toString() {
    return "element " + family + " " + table + " " + set + " { " + elements.size() + " elements }";
  }
}
