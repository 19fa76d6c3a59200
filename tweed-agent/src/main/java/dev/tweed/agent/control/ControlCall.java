package dev.tweed.agent.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What is asked over a control socket.
 *
 * <p>Wire form: one line of UTF-8, the verb and, if there are any, a space and the arguments:
 * {@code status}, {@code network-set {"dry_run":true}}. The answer is one JSON object; its only
 * field is {@code error} when the call failed.
 *
 * @param verb lower case, no space
 * @param arguments a JSON object, empty for none
 */
public record ControlCall(String verb, ObjectNode arguments) {

  private static final JsonMapper JSON = new JsonMapper();

  /** A call without arguments. */
  public static ControlCall of(String verb) {
    return new ControlCall(verb, JsonNodeFactory.instance.objectNode());
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException when the arguments are no JSON object
   */
  static ControlCall parse(String line) {
    String[] words = line.strip().split(" ", 2);
    if (words.length == 1) {
      return of(words[0]);
    }
    try {
      if (JSON.readTree(words[1]) instanceof ObjectNode arguments) {
        return new ControlCall(words[0], arguments);
      }
    } catch (JsonProcessingException e) {
      // no JSON is no JSON object either
    }
    throw new IllegalArgumentException(words[0] + ": its arguments must be one JSON object");
  }

  String line() {
    return arguments.isEmpty() ? verb : verb + " " + arguments;
  }
}
