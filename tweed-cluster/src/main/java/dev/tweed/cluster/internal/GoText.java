package dev.tweed.cluster.internal;

import com.fasterxml.jackson.databind.node.TextNode;

/**
 * JSON text as Go's {@code encoding/json} prints it: {@code <}, {@code >}, {@code &} and the line
 * separators U+2028 and U+2029 escaped. None of them occurs in JSON outside of strings.
 */
final class GoText {

  private GoText() {}

  static String quoted(String text) {
    return escaped(TextNode.valueOf(text).toString());
  }

  static String escaped(String json) {
    return json.replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }
}
