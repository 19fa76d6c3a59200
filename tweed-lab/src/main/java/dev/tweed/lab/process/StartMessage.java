package dev.tweed.lab.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/** What a lab's process tells, a line of JSON each, while it comes up. */
sealed interface StartMessage {

  JsonMapper JSON = new JsonMapper();

  /** A step begins. */
  record Begun(String step) implements StartMessage {}

  /** The step is done. */
  record Done(String result, Duration took) implements StartMessage {}

  /** The lab is up. */
  record Ready() implements StartMessage {}

  /**
   * It will not come up.
   *
   * @param wrongUse whether what was asked for is at fault
   */
  record Failed(String reason, boolean wrongUse) implements StartMessage {}

  /** One line, with its end. */
  default String line() {
    ObjectNode tree = JSON.createObjectNode();
    switch (this) {
      case Begun(String step) -> tree.put("begun", step);
      case Done(String result, Duration took) -> tree.put("done", result).put("ns", took.toNanos());
      case Ready() -> tree.put("ready", true);
      case Failed(String reason, boolean wrongUse) ->
          tree.put("failed", reason).put("wrong_use", wrongUse);
    }
    return tree + "\n";
  }

  /** Reads what {@link #line} wrote. */
  static StartMessage parse(String line) {
    try {
      JsonNode tree = JSON.readTree(line);
      if (tree.has("begun")) {
        return new Begun(tree.get("begun").asText());
      }
      if (tree.has("done")) {
        return new Done(tree.get("done").asText(), Duration.ofNanos(tree.path("ns").asLong()));
      }
      if (tree.has("ready")) {
        return new Ready();
      }
      if (tree.has("failed")) {
        return new Failed(tree.get("failed").asText(), tree.path("wrong_use").asBoolean());
      }
    } catch (JsonProcessingException e) {
      // not one of ours, as below
    }
    throw new LabException("the lab's process said what nobody understands: " + line);
  }
}
