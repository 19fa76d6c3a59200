package dev.tweed.cli;

/** How data is printed. */
enum OutputFormat {
  /** For people. */
  TABLE,
  /** For people with wide terminals. */
  WIDE,
  JSON,
  YAML
}
