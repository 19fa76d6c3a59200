package dev.tweed.linux.route;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code IFLA_LINKINFO} holds.
 *
 * @param kind null when not said
 * @param port how it takes part in its bridge; null when not said, or when its master is no bridge
 */
record LinkInfo(
    @Nullable LinkKind kind, @Nullable BridgePort port, List<UnknownAttribute> unknown) {

  static final LinkInfo NONE = new LinkInfo(null, null, List.of());

  LinkInfo {
    unknown = List.copyOf(unknown);
  }

  /** Of this wish, what {@code held} does not fulfil. */
  LinkInfo notIn(LinkInfo held) {
    return new LinkInfo(kindNotIn(held.kind), portNotIn(held.port), List.of());
  }

  private @Nullable LinkKind kindNotIn(@Nullable LinkKind held) {
    if (kind == null || held == null || !kind.name().equals(held.name())) {
      return kind;
    }
    LinkKind missing = LinkKinds.missing(kind, held);
    return missing.attributes().isEmpty() ? null : missing;
  }

  private @Nullable BridgePort portNotIn(@Nullable BridgePort held) {
    if (port == null || held == null) {
      return port;
    }
    AttributeSet missing = port.attributes().notIn(held.attributes());
    return missing.isEmpty() ? null : new BridgePort(missing);
  }

  /** Settings of the same kind are merged; a kind is never changed into another. */
  LinkInfo overriddenBy(LinkInfo change) {
    LinkKind newKind = kind;
    if (kind == null) {
      newKind = change.kind;
    } else if (change.kind != null && kind.name().equals(change.kind.name())) {
      AttributeSet merged = kind.attributes().overriddenBy(change.kind.attributes());
      newKind = LinkKinds.of(kind.name(), merged);
    }
    BridgePort newPort = change.port;
    if (port != null) {
      newPort =
          newPort == null
              ? port
              : new BridgePort(port.attributes().overriddenBy(newPort.attributes()));
    }
    return new LinkInfo(newKind, newPort, unknown);
  }

  boolean isEmpty() {
    return kind == null && port == null;
  }

  @Override
  public String toString() {
    List<String> words = new ArrayList<>(2);
    if (kind != null) {
      words.add(kind.toString());
    }
    if (port != null) {
      words.add(port.toString());
    }
    return String.join(" ", words);
  }
}
