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

  boolean satisfies(LinkInfo wanted) {
    return kindSatisfies(wanted.kind) && portSatisfies(wanted.port);
  }

  private boolean kindSatisfies(@Nullable LinkKind wanted) {
    return wanted == null
        || kind != null
            && kind.name().equals(wanted.name())
            && LinkKinds.missing(wanted, kind).attributes().isEmpty();
  }

  private boolean portSatisfies(@Nullable BridgePort wanted) {
    return wanted == null || port != null && wanted.attributes().notIn(port.attributes()).isEmpty();
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
