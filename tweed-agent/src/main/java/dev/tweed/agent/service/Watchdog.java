package dev.tweed.agent.service;

import dev.tweed.host.Reconciler;
import dev.tweed.overlay.Alarm;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Tells the service manager that we live, as often as it wants to hear it, as long as the
 * reconciler's thread goes round.
 */
record Watchdog(NotifySocket manager, Reconciler reconciler, Alarm alarm, BooleanSupplier ended) {

  private static final String PART = "watchdog";

  void start() {
    manager.watchdog().ifPresent(this::look);
  }

  private void look(Duration patience) {
    if (ended.getAsBoolean()) {
      return;
    }
    var _ = reconciler.desire(PART, List.of()).thenRun(manager::alive);
    alarm.after(patience.dividedBy(3), () -> look(patience));
  }
}
