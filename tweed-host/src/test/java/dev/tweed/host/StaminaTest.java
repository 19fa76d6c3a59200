package dev.tweed.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StaminaTest {

  private long now = Long.MAX_VALUE - 5;
  private final Stamina stamina = new Stamina(() -> now);

  @Test
  void aBurstIsNotSlowedDown() {
    for (int i = 0; i < 100; i++) {
      assertThat(stamina.rest()).isZero();
      stamina.spend();
    }
  }

  @Test
  void anEndlessFightGoesOnAtABoundedRate() {
    int rounds = 0;
    long end = now + Duration.ofSeconds(60).toNanos();
    while (end - now > 0) {
      Duration rest = stamina.rest();
      assertThat(rest).isLessThanOrEqualTo(Duration.ofMillis(20));
      now += Math.max(rest.toNanos(), 1_000);
      stamina.spend();
      rounds++;
    }
    assertThat(rounds).isBetween(3000, 3200);
  }

  @Test
  void recoversWhileNothingHappens() {
    for (int i = 0; i < 100; i++) {
      stamina.spend();
    }
    stamina.spend();
    assertThat(stamina.rest()).isPositive();
    now += Duration.ofSeconds(10).toNanos();
    assertThat(stamina.rest()).isZero();
  }
}
