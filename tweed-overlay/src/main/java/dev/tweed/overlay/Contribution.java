package dev.tweed.overlay;

import dev.tweed.cluster.SubnetLease;
import dev.tweed.host.HostObject;
import java.util.List;
import java.util.Optional;

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

  /** Why a lease is not for a backend: it is another one's. Empty when it is for this one. */
  static Optional<String> otherBackend(SubnetLease peer, String backend) {
    String type = peer.value().backendType().orElse("udp");
    return type.equals(backend)
        ? Optional.empty()
        : Optional.of(
            "lease "
                + peer.label()
                + " has backend "
                + type
                + ", this host has "
                + backend
                + "; skipped");
  }
}
