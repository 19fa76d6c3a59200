package dev.tweed.it.nft;

import static dev.tweed.linux.nft.syntax.Action.trace;
import static dev.tweed.linux.nft.syntax.Match.udp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tweed.linux.Netns;
import dev.tweed.linux.Poll;
import dev.tweed.linux.nft.Chain;
import dev.tweed.linux.nft.ChainHook;
import dev.tweed.linux.nft.Hook;
import dev.tweed.linux.nft.NftEvent;
import dev.tweed.linux.nft.NftFamily;
import dev.tweed.linux.nft.NftSubscription;
import dev.tweed.linux.nft.Nftables;
import dev.tweed.linux.nft.PacketTrace;
import dev.tweed.linux.nft.Priority;
import dev.tweed.linux.nft.Rule;
import dev.tweed.linux.nft.Table;
import dev.tweed.linux.nft.Transaction;
import dev.tweed.linux.nft.expr.Verdict;
import dev.tweed.testkit.InNetns;
import dev.tweed.testkit.Namespaces;
import java.net.DatagramSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A traced packet tells of each step. */
@InNetns
class NftTraceTest {

  private final Table table = Table.of(NftFamily.IP, "tweed");
  private final Chain forward =
      Chain.of(table, "forward", ChainHook.filter(Hook.FORWARD, Priority.FILTER).withPolicyDrop());

  @Test
  void stepsOfAPacketArriveUntilItIsDropped(Netns own, Namespaces namespaces) {
    RouterTopology net = new RouterTopology(namespaces);
    Transaction transaction =
        new Transaction()
            .add(table)
            .add(forward)
            .add(Rule.in(forward).match(udp().dport().is(7000)).then(trace()))
            .add(Rule.in(forward).match(udp().dport().is(7000)).counter());
    try (Nftables nftables = Nftables.open();
        NftSubscription traces = NftSubscription.traces(own);
        DatagramSocket client = net.clientSocket()) {
      nftables.transact(transaction).requireCommitted();
      RouterTopology.send(client, "10.2.0.2", 7000);
      List<PacketTrace> steps = awaitPolicy(traces);
      List<Rule> rules = nftables.rules(forward);

      assertThat(steps)
          .extracting(PacketTrace::step)
          .containsExactly(PacketTrace.Step.RULE, PacketTrace.Step.RULE, PacketTrace.Step.POLICY);
      assertThat(steps.get(0).rule()).isEqualTo(rules.get(0).handle());
      assertThat(steps.get(1).rule()).isEqualTo(rules.get(1).handle());
      assertThat(steps.get(0).verdict()).contains(Verdict.CONTINUE);
      assertThat(steps.get(2).policy()).contains(Verdict.DROP);
      assertThat(steps).extracting(PacketTrace::id).containsOnly(steps.getFirst().id());
      assertThat(steps)
          .allSatisfy(step -> assertThat(step.table() + step.chain()).isEqualTo("tweedforward"));
      PacketTrace first = steps.getFirst();
      assertThat(first.inputLink()).isPresent();
      assertThat(first.outputLink()).isPresent();
      assertThat(first.networkHeader().slice(12, 8)).hasToString("0x0a0100020a020002");
      assertThat(first.transportHeader().slice(2, 2).number()).isEqualTo(7000);
      assertThat(steps.getLast().toString()).endsWith("tweed forward policy drop");
    }
  }

  private static List<PacketTrace> awaitPolicy(NftSubscription traces) {
    List<PacketTrace> steps = new ArrayList<>();
    Poll poll = new Poll(traces.fd());
    while (steps.isEmpty() || steps.getLast().step() != PacketTrace.Step.POLICY) {
      assertThat(poll.await(Duration.ofSeconds(5))).as("a trace arrives").isTrue();
      traces.drain(event -> {
        if (event instanceof NftEvent.Traced(PacketTrace step) && !step.isChainEnd()) {
          steps.add(step);
        }
      });
    }
    return steps;
  }
}
