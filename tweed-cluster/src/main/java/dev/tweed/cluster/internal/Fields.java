package dev.tweed.cluster.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * One JSON object, field by field. What was not asked for is left over.
 *
 * <p>Follows Go's decoder, which wrote and reads these objects: names match in any case, {@code
 * null} is the same as left out.
 */
final class Fields {

  /** A field that breaks a rule: {@code name value: rule}, on one line. */
  static final class Wrong extends Exception {
    Wrong(String message) {
      super(message);
    }
  }

  private final String path;
  private final Map<String, Map.Entry<String, JsonNode>> left = new LinkedHashMap<>();

  /**
   * @param path what stands before a field's name in messages, such as {@code Backend.}
   */
  Fields(String path, ObjectNode object) throws Wrong {
    this.path = path;
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (left.put(field.getKey().toLowerCase(Locale.ROOT), field) != null) {
        throw new Wrong(path + field.getKey() + ": given twice, in different case");
      }
    }
  }

  Optional<JsonNode> take(String name) {
    Map.Entry<String, JsonNode> field = left.remove(name.toLowerCase(Locale.ROOT));
    return field == null || field.getValue().isNull()
        ? Optional.empty()
        : Optional.of(field.getValue());
  }

  Optional<String> text(String name) throws Wrong {
    Optional<JsonNode> value = take(name);
    if (value.isPresent() && !value.get().isTextual()) {
      throw wrong(name, value.get(), "must be text in quotes");
    }
    return value.map(JsonNode::textValue);
  }

  /** The text as a {@code T}; the parser's own message is the rule. */
  <T> Optional<T> parsed(String name, Function<String, T> parser) throws Wrong {
    Optional<String> text = text(name);
    try {
      return text.map(parser);
    } catch (IllegalArgumentException e) {
      throw new Wrong(path + name + " " + e.getMessage());
    }
  }

  boolean flag(String name, boolean otherwise) throws Wrong {
    Optional<JsonNode> value = take(name);
    if (value.isPresent() && !value.get().isBoolean()) {
      throw wrong(name, value.get(), "must be true or false");
    }
    return value.map(JsonNode::booleanValue).orElse(otherwise);
  }

  /** A whole number within limits, or absent. {@code hint} is added to the rule. */
  OptionalInt number(String name, int min, int max, String hint) throws Wrong {
    Optional<JsonNode> value = take(name);
    if (value.isEmpty()) {
      return OptionalInt.empty();
    }
    JsonNode number = value.get();
    if (!number.isIntegralNumber()) {
      throw wrong(name, number, "must be a whole number");
    }
    if (!number.canConvertToInt() || number.intValue() < min || number.intValue() > max) {
      throw wrong(name, number, "must be between " + min + " and " + max + hint);
    }
    return OptionalInt.of(number.intValue());
  }

  /** What nobody took: name as written, compact JSON. */
  Map<String, String> leftOver() {
    Map<String, String> rest = new LinkedHashMap<>();
    left.values().forEach(field -> rest.put(field.getKey(), field.getValue().toString()));
    return rest;
  }

  Wrong wrong(String name, JsonNode value, String rule) {
    return new Wrong(path + name + " " + shortened(value.toString()) + ": " + rule);
  }

  private static String shortened(String json) {
    return json.length() <= 80 ? json : json.substring(0, 79) + "…";
  }
}
