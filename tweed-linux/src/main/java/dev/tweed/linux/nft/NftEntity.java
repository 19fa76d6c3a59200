package dev.tweed.linux.nft;

/** Something that nf_tables holds. {@code toString} is what {@code nft list} prints of it. */
public sealed interface NftEntity permits Chain, ElementList, NftObject, NftSet, Rule, Table {

  NftFamily family();
}
