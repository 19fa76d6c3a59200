package dev.tweed.testkit.kernel;

import dev.tweed.linux.Errno;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/** What goes wrong on purpose. */
final class Faults {

  private record Planned(Predicate<FakeRequest> matches, Errno errno, String text) {}

  private final List<Planned> planned = new ArrayList<>();
  private int dumpsToInterrupt;

  void refuseNext(Predicate<FakeRequest> matches, Errno errno, String text) {
    planned.add(new Planned(matches, errno, text));
  }

  void interruptDumps(int count) {
    dumpsToInterrupt += count;
  }

  void check(FakeRequest request) {
    Iterator<Planned> each = planned.iterator();
    while (each.hasNext()) {
      Planned fault = each.next();
      if (fault.matches.test(request)) {
        each.remove();
        throw new Refusal(fault.errno, fault.text);
      }
    }
  }

  boolean interruptsNextDump() {
    if (dumpsToInterrupt == 0) {
      return false;
    }
    dumpsToInterrupt--;
    return true;
  }
}
