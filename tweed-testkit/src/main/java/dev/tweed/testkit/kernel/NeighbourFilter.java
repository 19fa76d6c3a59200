package dev.tweed.testkit.kernel;

/**
 * Which links' entries a dump is to show.
 *
 * @param link an index; 0 for any
 * @param master the index of the links' bridge; 0 for any
 */
record NeighbourFilter(LinkTable links, int link, int master) {

  private static final int NDA_IFINDEX = 8;
  private static final int NDA_MASTER = 9;

  static NeighbourFilter of(FakeRequest request, LinkTable links) {
    Attributes said = request.attributes(NeighbourTable.HEADER);
    int link = said.u32(NDA_IFINDEX, request.u32(4));
    return new NeighbourFilter(links, link, said.u32(NDA_MASTER, 0));
  }

  boolean matches(int index) {
    boolean masterMatches =
        master == 0 || links.find(index).filter(held -> held.master() == master).isPresent();
    return masterMatches && (link == 0 || link == index);
  }
}
