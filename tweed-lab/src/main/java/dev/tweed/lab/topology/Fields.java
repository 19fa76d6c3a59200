package dev.tweed.lab.topology;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** One object of a topology document, field by field. */
final class Fields {

  private final String path;
  private final ObjectNode object;
  private final Set<String> left = new HashSet<>();

  /**
   * @param path what stands before a field's name in messages, such as {@code hosts.}
   */
  Fields(String path, ObjectNode object) {
    this.path = path;
    this.object = object;
    object.fieldNames().forEachRemaining(left::add);
  }

  Optional<JsonNode> take(String name) {
    left.remove(name);
    return Optional.ofNullable(object.get(name)).filter(value -> !value.isNull());
  }

  Optional<String> text(String name) {
    return take(name).map(value -> text(name, value));
  }

  <T> Optional<T> parsed(String name, Function<String, T> parser) {
    return text(name).map(text -> parsed(name, text, parser));
  }

  /** One text or a list of them. */
  <T> List<T> list(String name, JsonNode value, Function<String, T> parser) {
    List<T> all = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(one -> all.add(parsed(name, text(name, one), parser)));
    } else {
      for (String one : text(name, value).split(",", -1)) {
        all.add(parsed(name, one.strip(), parser));
      }
    }
    return all;
  }

  int number(String name, int otherwise) {
    return take(name).map(value -> number(name, value)).orElse(otherwise);
  }

  int number(String name, JsonNode value) {
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw wrong(name, value, "must be a whole number");
    }
    return value.intValue();
  }

  boolean flag(String name) {
    Optional<JsonNode> value = take(name);
    if (value.isPresent() && !value.get().isBoolean()) {
      throw wrong(name, value.get(), "must be true or false");
    }
    return value.map(JsonNode::booleanValue).orElse(false);
  }

  /** Insists that nothing was written that nobody reads: it would be a typing error. */
  void requireNothingLeft(String known) {
    for (String name : left) {
      throw TopologyException.wrong(
          path + name, object.get(name), "no such field; there are " + known);
    }
  }

  TopologyException wrong(String name, JsonNode value, String rule) {
    return TopologyException.wrong(path + name, value, rule);
  }

  private String text(String name, JsonNode value) {
    if (!value.isTextual()) {
      throw wrong(name, value, "must be text");
    }
    return value.textValue();
  }

  private <T> T parsed(String name, String text, Function<String, T> parser) {
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException e) {
      throw new TopologyException(path + name + " " + e.getMessage());
    }
  }
}
