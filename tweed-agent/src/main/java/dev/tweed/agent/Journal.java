package dev.tweed.agent;

import dev.tweed.cluster.LeaseKey;
import dev.tweed.host.Change;
import dev.tweed.host.Key;
import dev.tweed.host.Settlement;
import dev.tweed.overlay.LeaseStanding;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an agent has to say of itself: passes on what happens, counts repairs, knows the present
 * problems, and logs each once when it appears and once when it is gone.
 */
final class Journal {

  private static final Logger LOG = LoggerFactory.getLogger(Agent.class);
  private static final int MOST_LINES = 10;

  private final String host;
  private final AgentListener listener;
  private Set<String> problems = Set.of();
  private @Nullable LeaseStanding standing;
  private final Map<Key.Kind, Long> repairs = new EnumMap<>(Key.Kind.class);

  Journal(String host, AgentListener listener) {
    this.host = host;
    this.listener = listener;
  }

  void settled(Settlement settlement) {
    note(settlement);
    listener.settled(settlement);
  }

  private synchronized void note(Settlement settlement) {
    settlement.repairs().forEach(repair -> repairs.merge(repair.key().kind(), 1L, Long::sum));
    settlement.repairs().stream().limit(MOST_LINES).forEach(this::repaired);
    if (settlement.repairs().size() > MOST_LINES) {
      LOG.info("{}: … and {} more", host, settlement.repairs().size() - MOST_LINES);
    }
    Set<String> now = new LinkedHashSet<>(settlement.failures());
    now.stream().filter(p -> !problems.contains(p)).forEach(p -> LOG.error("{}: {}", host, p));
    if (now.isEmpty() && !problems.isEmpty()) {
      LOG.info("{}: the kernel holds all it should again", host);
    }
    problems = now;
  }

  private void repaired(Change change) {
    LOG.info("{}: repaired: {}", host, change);
  }

  void standing(LeaseStanding now) {
    note(now);
    listener.standing(now);
  }

  private synchronized void note(LeaseStanding now) {
    if (now.equals(standing)) {
      return;
    }
    switch (now) {
      case LeaseStanding.Held held -> LOG.info("{}: holds {}", host, held.lease().label());
      case LeaseStanding.Unconfirmed unconfirmed ->
          LOG.warn("{}: cannot renew, packets go on flowing: {}", host, unconfirmed.reason());
      case LeaseStanding.Fenced fenced ->
          LOG.error(
              "{}: lost {} to {}; this host keeps off it: restart the agent for another subnet",
              host,
              fenced.lease().key(),
              fenced.by().map(by -> by.label()).orElse("a lease that cannot be read"));
    }
    standing = now;
  }

  void peerChanged(LeaseKey peer, CompletableFuture<Void> inKernel) {
    listener.peerChanged(peer, inKernel);
  }

  synchronized LeaseStanding standing() {
    if (standing == null) {
      throw new IllegalStateException("no lease yet");
    }
    return standing;
  }

  synchronized Map<Key.Kind, Long> repairs() {
    return Map.copyOf(repairs);
  }

  synchronized List<String> problems() {
    return List.copyOf(problems);
  }
}
