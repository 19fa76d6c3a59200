package dev.tweed.agent;

import dev.tweed.cluster.LeaseKey;
import dev.tweed.host.Settlement;
import dev.tweed.overlay.LeaseStanding;
import java.util.concurrent.CompletableFuture;

/** Is told what happens in an agent, on the agent's threads: take note and return. */
public interface AgentListener {

  /** Listens to nothing. */
  AgentListener NONE = new AgentListener() {};

  /** A round of work on the kernel that did something, or could not. */
  default void settled(Settlement settlement) {}

  /** The lease was got, renewed, doubted or lost. */
  default void standing(LeaseStanding standing) {}

  /** See {@link dev.tweed.overlay.PeerListener#changed}. */
  default void peerChanged(LeaseKey peer, CompletableFuture<Void> inKernel) {}
}
