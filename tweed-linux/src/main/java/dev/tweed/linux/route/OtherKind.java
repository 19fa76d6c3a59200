package dev.tweed.linux.route;

/** A kind without settings, or one whose settings are not interpreted here but kept. */
public record OtherKind(String name, AttributeSet attributes) implements LinkKind {

  @Override
  public String toString() {
    return LinkKinds.text(this);
  }
}
