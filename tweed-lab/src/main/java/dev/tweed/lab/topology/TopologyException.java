package dev.tweed.lab.topology;

/** A lab that cannot be built as asked. The message is one line: field, value, rule. */
public final class TopologyException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public TopologyException(String message) {
    super(message);
  }

  static TopologyException wrong(String field, Object value, String rule) {
    return new TopologyException(field + " " + value + ": " + rule);
  }
}
