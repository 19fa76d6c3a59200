package dev.tweed.agent.service;

import dev.tweed.overlay.LeaseStanding;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Whether a service lives, and whether it does what it is for. */
final class Health {

  private static final int PATIENCE_SECONDS = 2;

  private Health() {}

  /** Bad only when a restart would help: the reconciler's thread does not go round any more. */
  static HealthServer.Page liveness(ServiceState state) {
    if (!(state instanceof ServiceState.Running running)) {
      return new HealthServer.Page(true, "ok\n");
    }
    try {
      running
          .agent()
          .reconciler()
          .desire("health", List.of())
          .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
          .join();
      return new HealthServer.Page(true, "ok\n");
    } catch (CompletionException e) {
      return new HealthServer.Page(
          false, "the reconciler has not answered for " + PATIENCE_SECONDS + " s\n");
    }
  }

  /** Good when containers can be reached. */
  static HealthServer.Page readiness(ServiceState state) {
    return switch (state) {
      case ServiceState.Waiting waiting ->
          new HealthServer.Page(false, "waiting: " + waiting.reason() + "\n");
      case ServiceState.Stopping _ -> new HealthServer.Page(false, "stopping\n");
      case ServiceState.Running running -> {
        LeaseStanding standing = running.agent().status().standing();
        yield standing instanceof LeaseStanding.Fenced
            ? new HealthServer.Page(false, "another host has " + standing.lease().key() + "\n")
            : new HealthServer.Page(true, "ready: " + standing.lease().label() + "\n");
      }
    };
  }
}
