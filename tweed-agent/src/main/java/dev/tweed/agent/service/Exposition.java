package dev.tweed.agent.service;

/**
 * Metrics as Prometheus reads them. Source: Prometheus, exposition formats, text format 0.0.4.
 *
 * <p>Not safe for use by two threads.
 */
final class Exposition {

  static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final StringBuilder text = new StringBuilder();

  /**
   * Begins a family; its samples follow.
   *
   * @param type counter, gauge or histogram
   * @param help one sentence without a line break
   */
  Exposition family(String name, String type, String help) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    return this;
  }

  Exposition sample(String name, Number value) {
    text.append(name).append(' ').append(value).append('\n');
    return this;
  }

  Exposition sample(String name, String label, String labelled, Number value) {
    text.append(name).append('{').append(label).append("=\"").append(escaped(labelled));
    text.append("\"} ").append(value).append('\n');
    return this;
  }

  /** A gauge without labels. */
  Exposition gauge(String name, String help, Number value) {
    return family(name, "gauge", help).sample(name, value);
  }

  private static String escaped(String label) {
    return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
