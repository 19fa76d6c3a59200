package dev.tweed.it.repair;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** How long the repairs of this run took: one table, printed when all tests are over. */
final class RepairTimes implements AutoCloseable {

  private static final Path FILE = Path.of("target", "repair-times.txt");
  private static final String ROW = "%-36s %10s %10s %6s%n";

  private record Time(String fault, Duration settled, Duration answered, long lost) {}

  private final List<Time> times = new ArrayList<>();

  /**
   * Notes a repair.
   *
   * @param settled from the fault to the kernel's holding all it should
   * @param answered from the fault to the first answer to a later ping
   * @param lost pings without an answer
   */
  synchronized void add(String fault, Duration settled, Duration answered, long lost) {
    times.add(new Time(fault, settled, answered, lost));
  }

  @Override
  public synchronized void close() {
    StringBuilder table = new StringBuilder();
    table.append(String.format(ROW, "fault", "settled ms", "ping ms", "lost"));
    for (Time time : times) {
      table.append(
          String.format(ROW, time.fault, millis(time.settled), millis(time.answered), time.lost));
    }
    System.out.print(table);
    try {
      Files.createDirectories(FILE.getParent());
      Files.writeString(FILE, table);
    } catch (IOException e) {
      throw new UncheckedIOException("write " + FILE, e);
    }
  }

  private static String millis(Duration duration) {
    return String.format("%.1f", duration.toNanos() / 1e6);
  }

  /** Hands every test the one table of the run. */
  static final class Resolver implements ParameterResolver {

    private static final ExtensionContext.Namespace STORE =
        ExtensionContext.Namespace.create(RepairTimes.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == RepairTimes.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(STORE)
          .computeIfAbsent(RepairTimes.class, _ -> new RepairTimes(), RepairTimes.class);
    }
  }
}
