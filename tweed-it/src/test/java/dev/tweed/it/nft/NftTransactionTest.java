package dev.tweed.it.nft;

import static dev.tweed.linux.nft.syntax.Match.ip;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tweed.linux.Errno;
import dev.tweed.linux.Netns;
import dev.tweed.linux.nft.Chain;
import dev.tweed.linux.nft.Generation;
import dev.tweed.linux.nft.KeyType;
import dev.tweed.linux.nft.NftEvent;
import dev.tweed.linux.nft.NftFamily;
import dev.tweed.linux.nft.NftSet;
import dev.tweed.linux.nft.NftSubscription;
import dev.tweed.linux.nft.Nftables;
import dev.tweed.linux.nft.Rule;
import dev.tweed.linux.nft.SetElement;
import dev.tweed.linux.nft.SetFlag;
import dev.tweed.linux.nft.Table;
import dev.tweed.linux.nft.Transaction;
import dev.tweed.linux.nft.TransactionOutcome;
import dev.tweed.linux.nft.expr.Bytes;
import dev.tweed.linux.nft.expr.DataType;
import dev.tweed.linux.nft.syntax.AddressField;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpPrefix;
import dev.tweed.testkit.InNetns;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Transactions happen as a whole or not at all. */
@InNetns
class NftTransactionTest {

  private static final int MANY = 10_000;

  private final Table table = Table.of(NftFamily.INET, "tweed");
  private final Chain chain = Chain.of(table, "main");

  @Test
  void oneRefusalMeansThatNothingHappened() {
    try (Nftables nftables = Nftables.open()) {
      TransactionOutcome outcome =
          nftables.transact(
              new Transaction().add(table).add(chain).delete(Chain.of(table, "missing")));
      assertThat(outcome)
          .isInstanceOfSatisfying(
              TransactionOutcome.Refused.class,
              refused -> {
                assertThat(refused.refusals()).hasSize(1);
                assertThat(refused.refusals().getFirst().index()).isEqualTo(2);
                assertThat(refused.refusals().getFirst().reason().errno()).isEqualTo(Errno.ENOENT);
                assertThat(refused.refusals().getFirst().reason())
                    .hasMessage(
                        "\"delete chain inet tweed missing\": ENOENT (2); at NFTA_CHAIN_NAME");
              });
      assertThat(nftables.tables()).isEmpty();
    }
  }

  @Test
  void aTransactionOnAnOldGenerationIsRefusedAndSaysSo() {
    try (Nftables nftables = Nftables.open()) {
      Generation known = nftables.generation();
      nftables.transact(new Transaction().add(table)).requireCommitted();
      Transaction late = new Transaction().basedOn(known).add(chain);
      assertThat(nftables.transact(late)).isEqualTo(new TransactionOutcome.GenerationMoved());
      assertThat(nftables.chains()).isEmpty();
      Transaction again = new Transaction().basedOn(nftables.generation()).add(chain);
      assertThat(nftables.transact(again)).isEqualTo(new TransactionOutcome.Committed());
    }
  }

  @Test
  void changesAreHeardInOrderAndEndWithTheGeneration(Netns own) {
    try (Nftables nftables = Nftables.open();
        NftSubscription changes = NftSubscription.changes(own)) {
      nftables.transact(new Transaction().add(table).add(chain)).requireCommitted();
      List<NftEvent> events = new ArrayList<>();
      changes.drain(events::add);
      assertThat(events).hasSize(3);
      assertThat(events.get(0)).isInstanceOf(NftEvent.Appeared.class);
      assertThat(events.get(1))
          .isInstanceOfSatisfying(
              NftEvent.Appeared.class,
              appeared -> assertThat(appeared.entity()).hasToString("chain inet tweed main"));
      assertThat(events.get(2))
          .isInstanceOfSatisfying(
              NftEvent.NewGeneration.class,
              event -> assertThat(event.generation().id()).isEqualTo(nftables.generation().id()));
    }
  }

  @Test
  void rulesGoWhereTheyAreToGo() {
    Rule accept = Rule.in(chain).accept();
    try (Nftables nftables = Nftables.open()) {
      nftables.transact(new Transaction().add(table).add(chain).add(accept)).requireCommitted();
      long first = nftables.rules(chain).getFirst().handle();
      Rule drop = Rule.in(chain).match(ip().saddr().is(IpAddress.parse("192.0.2.1"))).drop();
      Transaction more =
          new Transaction()
              .insertBefore(first, drop)
              .addAfter(first, Rule.in(chain).returns())
              .insert(Rule.in(chain).counter())
              .replace(first, Rule.in(chain).log("x"));
      nftables.transact(more).requireCommitted();
      assertThat(nftables.rules(chain))
          .extracting(Rule::statements)
          .containsExactly(
              "counter packets 0 bytes 0", "ip saddr 192.0.2.1 drop", "log prefix \"x\"", "return");
      Rule last = nftables.rules(chain).getLast();
      nftables.transact(new Transaction().delete(last)).requireCommitted();
      assertThat(nftables.rules(chain)).hasSize(3);
      nftables.transact(new Transaction().flush(chain)).requireCommitted();
      assertThat(nftables.rules(chain)).isEmpty();
      nftables.transact(new Transaction().delete(chain).delete(table)).requireCommitted();
      assertThat(nftables.tables()).isEmpty();
    }
  }

  @Test
  void tenThousandElementsAreOneTransactionAndComeBack() {
    KeyType targets = KeyType.of(DataType.IPV4_ADDR, DataType.INET_SERVICE);
    NftSet map = NftSet.map(table, "services", targets, targets);
    List<SetElement> elements =
        IntStream.range(0, MANY)
            .mapToObj(i -> targets.join(Bytes.u32(0x0A600000 + i), Bytes.u16(80)))
            .map(key -> SetElement.of(key).to(key))
            .toList();
    try (Nftables nftables = Nftables.open()) {
      nftables.transact(new Transaction().add(table).add(map.with(elements))).requireCommitted();
      assertThat(new HashSet<>(nftables.elements(map))).isEqualTo(new HashSet<>(elements));
      assertThat(NftCommand.list()).contains("10.96.0.0 . 80 : 10.96.0.0 . 80");
      nftables
          .transact(new Transaction().deleteElements(map, elements.subList(1, MANY)))
          .requireCommitted();
      assertThat(nftables.elements(map)).containsExactly(elements.getFirst());
      nftables.transact(new Transaction().flush(map)).requireCommitted();
      assertThat(nftables.elements(map)).isEmpty();
    }
  }

  @Test
  void intervalsComeBackAsTheyWere() {
    NftSet set = NftSet.of(table, "pods", KeyType.of(DataType.IPV4_ADDR)).with(SetFlag.INTERVAL);
    List<SetElement> elements =
        List.of("10.0.0.0/16", "10.1.0.0/16", "192.0.2.7/32", "240.0.0.0/4").stream()
            .map(text -> AddressField.element(IpPrefix.parse(text)))
            .toList();
    try (Nftables nftables = Nftables.open()) {
      nftables.transact(new Transaction().add(table).add(set.with(elements))).requireCommitted();
      assertThat(nftables.elements(set)).containsExactlyElementsOf(elements);
      assertThat(NftCommand.list())
          .contains("elements = { 10.0.0.0/16, 10.1.0.0/16, 192.0.2.7, 240.0.0.0/4 }");
      nftables
          .transact(new Transaction().deleteElements(set, elements.subList(0, 3)))
          .requireCommitted();
      assertThat(nftables.elements(set)).containsExactly(elements.getLast());
    }
  }
}
