package dev.tweed.agent.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MetricsTextTest {

  @Test
  void familiesAreAsPrometheusReadsThem() {
    Exposition out = new Exposition();
    out.family("tweed_repairs_total", "counter", "Repairs.")
        .sample("tweed_repairs_total", "kind", "a\"b\\c\nd", 3L);
    out.gauge("tweed_up", "Up.", 1);
    assertThat(out)
        .hasToString(
            """
            # HELP tweed_repairs_total Repairs.
            # TYPE tweed_repairs_total counter
            tweed_repairs_total{kind="a\\"b\\\\c\\nd"} 3
            # HELP tweed_up Up.
            # TYPE tweed_up gauge
            tweed_up 1
            """);
  }

  @Test
  void bucketsOfAHistogramAddUp() {
    Histogram histogram = new Histogram();
    histogram.record(Duration.ofMillis(1));
    histogram.record(Duration.ofMillis(3));
    histogram.record(Duration.ofMinutes(1));
    Exposition out = new Exposition();
    histogram.writeTo(out, "t_seconds", "T.");
    assertThat(out.toString())
        .contains(
            "t_seconds_bucket{le=\"0.001\"} 1\n",
            "t_seconds_bucket{le=\"0.002\"} 1\n",
            "t_seconds_bucket{le=\"0.005\"} 2\n",
            "t_seconds_bucket{le=\"10.0\"} 2\n",
            "t_seconds_bucket{le=\"+Inf\"} 3\n",
            "t_seconds_sum 60.004\n",
            "t_seconds_count 3\n");
    assertThat(histogram.count()).isEqualTo(3);
  }
}
