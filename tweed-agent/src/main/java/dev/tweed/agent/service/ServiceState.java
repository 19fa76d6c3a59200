package dev.tweed.agent.service;

import dev.tweed.agent.Agent;
import java.time.Instant;

/** How far a service has come. */
sealed interface ServiceState {

  /** When it came so far. */
  Instant since();

  /** It cannot begin yet, and tries again. */
  record Waiting(String reason, Instant since) implements ServiceState {}

  /** The agent runs. */
  record Running(Agent agent, Instant since) implements ServiceState {}

  /** It ends. */
  record Stopping(Instant since) implements ServiceState {}
}
