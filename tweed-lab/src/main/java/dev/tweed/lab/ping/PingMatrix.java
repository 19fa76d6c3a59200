package dev.tweed.lab.ping;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tweed.linux.ping.PingOutcome;
import dev.tweed.net.IpAddress;
import java.time.Duration;
import java.util.List;

/** Who reaches whom: one ping from every member to every address of every other. */
public record PingMatrix(List<PingMember> members, List<Cell> cells) {

  public PingMatrix {
    members = List.copyOf(members);
    cells = List.copyOf(cells);
  }

  /** One ping. */
  public record Cell(PingMember from, PingMember to, IpAddress address, PingOutcome outcome) {

    Cell with(PingOutcome known) {
      return new Cell(from, to, address, known);
    }

    public boolean answered() {
      return outcome instanceof PingOutcome.Reply;
    }
  }

  public long answered() {
    return cells.stream().filter(Cell::answered).count();
  }

  /**
   * {@code members: [{name, host, addresses}], pairs, answered, pings: [{from, to, address, …}]}.
   */
  public ObjectNode toJson() {
    JsonNodeFactory json = JsonNodeFactory.instance;
    ObjectNode tree = json.objectNode();
    ArrayNode names = tree.putArray("members");
    for (PingMember member : members) {
      ArrayNode addresses =
          names
              .addObject()
              .put("name", member.name())
              .put("host", member.host())
              .putArray("addresses");
      member.addresses().forEach(address -> addresses.add(address.toString()));
    }
    tree.put("pings_sent", cells.size()).put("answered", answered());
    ArrayNode pings = tree.putArray("pings");
    cells.forEach(cell -> pings.add(toJson(cell)));
    return tree;
  }

  private static ObjectNode toJson(Cell cell) {
    ObjectNode tree =
        JsonNodeFactory.instance
            .objectNode()
            .put("from", cell.from().name())
            .put("to", cell.to().name())
            .put("address", cell.address().toString());
    switch (cell.outcome()) {
      case PingOutcome.Reply reply -> {
        tree.put("rtt_ms", millis(reply.roundTrip()));
        reply.ttl().ifPresent(ttl -> tree.put("ttl", ttl));
      }
      case PingOutcome.TooBig tooBig -> tree.put("error", "too big").put("mtu", tooBig.mtu());
      case PingOutcome.Unreachable unreachable -> tree.put("error", unreachable.errno().name());
      case PingOutcome.NoReply() -> tree.put("error", "no reply");
    }
    return tree;
  }

  private static double millis(Duration duration) {
    return Math.round(duration.toNanos() / 1000.0) / 1000.0;
  }
}
