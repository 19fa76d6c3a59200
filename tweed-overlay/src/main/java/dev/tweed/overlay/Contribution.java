package dev.tweed.overlay;

import dev.tweed.host.HostObject;
import java.util.List;

/** What a peer adds to this host's desired state. */
public sealed interface Contribution {

  /** These objects. */
  record Objects(List<HostObject> objects) implements Contribution {
    public Objects {
      objects = List.copyOf(objects);
    }
  }

  /** Nothing, and why: one line. */
  record None(String reason) implements Contribution {}
}
