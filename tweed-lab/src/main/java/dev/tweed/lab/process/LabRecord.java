package dev.tweed.lab.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/**
 * What is written down about a lab so that other processes find it.
 *
 * @param owner lives exactly as long as the lab: whoever brings it up, then its supervisor
 * @param process the Java process within the lab's namespaces; empty until the lab is up
 * @param since when it was asked for
 */
record LabRecord(
    String name, ProcessIdentity owner, Optional<ProcessIdentity> process, Instant since) {

  private static final JsonMapper JSON = new JsonMapper();

  /** Reads what {@link #toJson} wrote; empty for anything else. */
  static Optional<LabRecord> parse(String json) {
    try {
      JsonNode tree = JSON.readTree(json);
      Optional<ProcessIdentity> owner = identity(tree.path("owner"));
      return owner.map(found ->
          new LabRecord(
              tree.path("name").asText(),
              found,
              identity(tree.path("process")),
              Instant.ofEpochMilli(tree.path("since_ms").asLong())));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  String toJson() {
    ObjectNode tree = JSON.createObjectNode().put("name", name);
    tree.set("owner", tree(owner));
    process.ifPresent(running -> tree.set("process", tree(running)));
    return tree.put("since_ms", since.toEpochMilli()) + "\n";
  }

  LabRecord ownedBy(ProcessIdentity supervisor) {
    return new LabRecord(name, supervisor, process, since);
  }

  LabRecord runningAs(ProcessIdentity java) {
    return new LabRecord(name, owner, Optional.of(java), since);
  }

  private static ObjectNode tree(ProcessIdentity identity) {
    return JSON.createObjectNode()
        .put("pid", identity.pid())
        .put("start", identity.startTicks())
        .put("namespace", identity.pidNamespace());
  }

  private static Optional<ProcessIdentity> identity(JsonNode tree) {
    return tree.isObject()
        ? Optional.of(
            new ProcessIdentity(
                tree.path("pid").asLong(),
                tree.path("start").asLong(),
                tree.path("namespace").asText()))
        : Optional.empty();
  }
}
