package dev.tweed.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Runs benchmarks by name and prints one table. */
public final class Bench {

  private Bench() {}

  /** The benchmarks that can be asked for. */
  private enum Name {
    PEERS,
    ONE_LEASE,
    COLD,
    IDLE,
    SUBSCRIBER,
    MICRO,
    LAB;

    Suite suite() {
      return switch (this) {
        case PEERS -> new BurstSuite();
        case ONE_LEASE -> new OneLeaseSuite();
        case COLD -> new ColdSuite();
        case IDLE -> new IdleSuite();
        case SUBSCRIBER -> new SubscriberSuite();
        case MICRO -> new MicroSuite();
        case LAB -> new LabSuite();
      };
    }

    boolean isIn(List<String> wanted) {
      return wanted.contains(toString()) || wanted.contains("all");
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public static void main(String[] args) {
    List<String> wanted = List.of(args);
    List<Name> names = Arrays.stream(Name.values()).filter(name -> name.isIn(wanted)).toList();
    if (names.isEmpty()) {
      String all =
          Arrays.stream(Name.values()).map(Name::toString).collect(Collectors.joining("|"));
      System.err.println("usage: tools/bench " + all + "|all");
      System.exit(2);
    }
    Table table = new Table();
    names.forEach(name -> name.suite().run(table));
    System.out.println(Machine.describe());
    table.print(System.out);
    System.exit(0);
  }
}
