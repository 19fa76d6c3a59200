package dev.tweed.overlay;

/** The overlay cannot be as configured on this host. One line: field, value, rule, what to do. */
public final class OverlayException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public OverlayException(String message) {
    super(message);
  }
}
