package dev.tweed.testkit.kernel;

import dev.tweed.linux.netlink.MessageWriter;
import java.util.function.Consumer;

/** Neighbours and FDB entries share their messages and differ in the family. */
record ByFamily(NeighbourTable neighbours, FdbTable fdb) implements ObjectTable {

  private ObjectTable table(FakeRequest request) {
    return FdbTable.isAbout(request) ? fdb : neighbours;
  }

  @Override
  public void put(FakeRequest request) {
    table(request).put(request);
  }

  @Override
  public void delete(FakeRequest request) {
    table(request).delete(request);
  }

  @Override
  public void query(FakeRequest request, Consumer<Consumer<MessageWriter>> answer) {
    table(request).query(request, answer);
  }

  @Override
  public void dump(FakeRequest request, Consumer<Consumer<MessageWriter>> answer) {
    table(request).dump(request, answer);
  }
}
