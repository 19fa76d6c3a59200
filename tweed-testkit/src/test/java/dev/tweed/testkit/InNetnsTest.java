package dev.tweed.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.tweed.linux.Netns;
import dev.tweed.linux.route.Link;
import dev.tweed.linux.route.RouteRequest;
import dev.tweed.linux.route.Rtnetlink;
import dev.tweed.linux.route.VethKind;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

class InNetnsTest {

  @Test
  @InNetns
  void aTestRunsInANamespaceOfItsOwn(Netns own) {
    try (Netns here = Netns.current();
        Rtnetlink rtnetlink = Rtnetlink.open()) {
      assertThat(here.inode()).isEqualTo(own.inode());
      assertThat(rtnetlink.links()).extracting(Link::name).containsExactly("lo");
    }
    try (Netns machine = Netns.ofProcess(ProcessHandle.current().pid())) {
      assertThat(own.inode()).isNotEqualTo(machine.inode());
    }
    assertThat(Thread.currentThread().isVirtual()).isFalse();
  }

  @Test
  void eachTestGetsAnotherAndAllAreClosed() {
    Two.SEEN.clear();
    run(Two.class).testEvents().assertStatistics(tests -> tests.succeeded(2).failed(0));
    assertThat(Two.SEEN).hasSize(2);
    assertThat(Two.SEEN).extracting(Netns::toString).hasSize(2);
    assertThat(Two.SEEN).allSatisfy(netns -> assertThat(netns.fd().toString()).contains("closed"));
  }

  @Test
  void aFailureTellsWhatEachNamespaceHeld() {
    EngineExecutionResults results = run(Failing.class);
    results.testEvents().assertStatistics(tests -> tests.failed(1));
    String report =
        results.allEvents().reportingEntryPublished().stream()
            .map(event -> event.getRequiredPayload(ReportEntry.class))
            .map(entry -> entry.getKeyValuePairs().get("namespaces"))
            .findFirst()
            .orElseThrow();
    assertThat(report)
        .contains("==== namespace test ====", "link #1 lo", "==== namespace far ====")
        .contains("link #2 here", "link #2 there");
  }

  @Test
  void aFailureIsHandedOnAsItWas() {
    Event failed = run(Failing.class).testEvents().failed().stream().findFirst().orElseThrow();
    assertThat(failed.getPayload().orElseThrow().toString()).contains("on purpose");
  }

  @Test
  void aNameIsTakenOnce() {
    try (Namespaces namespaces = NetnsGate.ofThisMachine().open()) {
      assertThatThrownBy(() -> namespaces.create(Namespaces.OWN))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static EngineExecutionResults run(Class<?> tests) {
    return EngineTestKit.engine("junit-jupiter").selectors(selectClass(tests)).execute();
  }

  @InNetns
  static class Two {
    static final Set<Netns> SEEN = new HashSet<>();
    private long beforeEach;

    @BeforeEach
    void setUp() {
      try (Netns here = Netns.current()) {
        beforeEach = here.inode();
      }
    }

    @Test
    void one(Netns own) {
      see(own);
    }

    @Test
    void other(Netns own) {
      see(own);
    }

    private void see(Netns own) {
      assertThat(own.inode()).isEqualTo(beforeEach);
      SEEN.add(own);
    }
  }

  @InNetns
  static class Failing {
    @Test
    void fails(Namespaces namespaces) throws Exception {
      Netns far = namespaces.create("far");
      try (Rtnetlink rtnetlink = Rtnetlink.open()) {
        Link there = Link.named("there").inNamespace(far);
        rtnetlink.execute(RouteRequest.add(Link.named("here").withKind(VethKind.to(there))));
      }
      throw new Exception("on purpose");
    }
  }
}
