package dev.tweed.cluster.store;

import java.util.List;

/**
 * All entries under a prefix at one moment.
 *
 * @param revision the store's at that moment: watch from the one after it to miss nothing
 * @param entries by key
 */
public record Listing(long revision, List<Entry> entries) {

  public Listing {
    entries = List.copyOf(entries);
  }
}
