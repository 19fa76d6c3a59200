package dev.tweed.cluster.internal;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * JSON text to tree and back. Numbers keep all their digits, for fields that are only passed on.
 */
final class Json {

  /** Where Jackson says that it will not say where. */
  private static final Pattern SOURCE =
      Pattern.compile(" ?\\((start marker )?at \\[Source:.*?\\]\\)");

  /** Text that is not one JSON object. The message starts with line and column. */
  static final class Malformed extends Exception {
    Malformed(String message, @Nullable Exception cause) {
      super(message, cause);
    }
  }

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private Json() {}

  static ObjectNode object(String text) throws Malformed {
    JsonNode tree = tree(text);
    if (tree instanceof ObjectNode object) {
      return object;
    }
    throw new Malformed(
        "line 1, column 1: must be a JSON object, {…}, is " + tree.getNodeType(), null);
  }

  static JsonNode tree(String text) throws Malformed {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new Malformed(place(e.getLocation()) + ": not JSON: " + firstLine(e), e);
    } catch (NumberFormatException | ArithmeticException e) {
      throw new Malformed("not JSON: a number of an absurd size", e);
    }
  }

  static ObjectNode newObject() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static String place(JsonLocation where) {
    return where == null
        ? "line 1, column 1"
        : "line " + where.getLineNr() + ", column " + where.getColumnNr();
  }

  private static String firstLine(JsonProcessingException e) {
    String line = e.getOriginalMessage().lines().findFirst().orElse("no reason given");
    return SOURCE.matcher(line).replaceAll("").strip();
  }
}
