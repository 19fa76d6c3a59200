package dev.tweed.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@link MicroBenchmarks} by JMH, each beside its alternative. */
final class MicroSuite implements Suite {

  /** Words for the table, by method; its alternative's name ends in {@code ByHand}. */
  private static final Map<String, String> WORDS = new LinkedHashMap<>();

  static {
    WORDS.put("encodeNeighbour", "encode a neighbour");
    WORDS.put("decodeNeighbour", "decode a neighbour");
    WORDS.put("decodeRoute", "decode a route");
    WORDS.put("difference", "difference of two states of 5,000 peers");
    WORDS.put("systemCalls", "two system calls by FFM");
  }

  @Override
  public void run(Table table) {
    Options options =
        new OptionsBuilder()
            .include(MicroBenchmarks.class.getName())
            .jvmArgsAppend(
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow")
            .verbosity(VerboseMode.SILENT)
            .build();
    Progress.of("micro benchmarks");
    Map<String, Series> results = new LinkedHashMap<>();
    try {
      for (RunResult result : new Runner(options).run()) {
        results.put(result.getPrimaryResult().getLabel(), series(result));
      }
    } catch (RunnerException e) {
      throw new IllegalStateException("JMH failed", e);
    }
    WORDS.forEach((method, words) -> {
      Series tweed = results.getOrDefault(method, new Series("ns"));
      Series byHand = results.getOrDefault(method + "ByHand", new Series("ns"));
      table.add(
          Row.of(words, tweed, MicroBenchmarks.ALTERNATIVES.getOrDefault(method, ""), byHand, ""));
    });
  }

  private static Series series(RunResult result) {
    boolean inMillis = result.getPrimaryResult().getScore() > 1e6;
    Series series = new Series(inMillis ? "ms" : "ns");
    for (IterationResult iteration : result.getAggregatedResult().getIterationResults()) {
      double nanos = iteration.getPrimaryResult().getScore();
      series.add(inMillis ? nanos / 1e6 : nanos);
    }
    return series;
  }
}
