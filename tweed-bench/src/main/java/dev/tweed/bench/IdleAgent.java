package dev.tweed.bench;

import dev.tweed.agent.Agent;
import dev.tweed.agent.AgentOptions;
import dev.tweed.agent.Surroundings;
import dev.tweed.cluster.LeaseBook;
import dev.tweed.cluster.NetworkConfig;
import dev.tweed.cluster.embedded.EmbeddedStore;
import dev.tweed.linux.Netns;
import java.io.IOException;

/**
 * An agent process with nothing to do: embedded store, own lease, tunnel and bridge in the kernel.
 * Says {@code ready} once they are, and ends with its standard input.
 */
public final class IdleAgent {

  private IdleAgent() {}

  public static void main(String[] args) throws IOException {
    EmbeddedStore store = EmbeddedStore.inMemory();
    NetworkConfig config =
        NetworkConfig.parse("{\"Network\":\"10.244.0.0/16\",\"Backend\":{\"Type\":\"vxlan\"}}");
    new LeaseBook(store, LeaseBook.FLANNEL_PREFIX).putConfig(config, 0);
    AgentOptions options = AgentOptions.forHost("idle").withUnderlay(Uplink.NAME);
    try (Netns netns = Netns.current();
        Agent agent = Agent.start(netns, store, options, Surroundings.real())) {
      System.out.println("ready " + agent.status().peers().size());
      while (System.in.read() >= 0) {
        // what comes is of no interest, the end is
      }
    }
    store.close();
  }
}
