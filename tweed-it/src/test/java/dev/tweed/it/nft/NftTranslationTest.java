package dev.tweed.it.nft;

import static dev.tweed.linux.nft.expr.NatFlag.FULLY_RANDOM;
import static dev.tweed.linux.nft.syntax.Match.ip;
import static dev.tweed.linux.nft.syntax.Match.numgenInc;
import static dev.tweed.linux.nft.syntax.Match.udp;
import static dev.tweed.linux.nft.syntax.Translation.dnatToAddressAndPort;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tweed.linux.nft.Chain;
import dev.tweed.linux.nft.ChainHook;
import dev.tweed.linux.nft.Hook;
import dev.tweed.linux.nft.KeyType;
import dev.tweed.linux.nft.NftFamily;
import dev.tweed.linux.nft.NftSet;
import dev.tweed.linux.nft.Nftables;
import dev.tweed.linux.nft.Priority;
import dev.tweed.linux.nft.Rule;
import dev.tweed.linux.nft.SetElement;
import dev.tweed.linux.nft.Table;
import dev.tweed.linux.nft.Transaction;
import dev.tweed.linux.nft.expr.Bytes;
import dev.tweed.linux.nft.expr.Counter;
import dev.tweed.linux.nft.expr.DataType;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpFamily;
import dev.tweed.net.IpPrefix;
import dev.tweed.testkit.InNetns;
import dev.tweed.testkit.Namespaces;
import java.net.DatagramSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Translations written in Java translate. */
@InNetns
class NftTranslationTest {

  private static final IpPrefix CLIENTS = IpPrefix.parse("10.1.0.0/24");
  private static final int BACKENDS = 3;
  private static final int CONNECTIONS = 30;

  private final Table table = Table.of(NftFamily.INET, "tweed");

  @Test
  void masqueradedPacketsComeFromTheRouter(Namespaces namespaces) {
    RouterTopology net = new RouterTopology(namespaces);
    Chain leaving = Chain.of(table, "leaving", ChainHook.nat(Hook.POSTROUTING, Priority.SRCNAT));
    Rule masquerade =
        Rule.in(leaving)
            .match(ip().saddr().in(CLIENTS))
            .match(ip().daddr().notIn(CLIENTS))
            .counter()
            .masquerade(FULLY_RANDOM);
    try (Nftables nftables = Nftables.open();
        DatagramSocket server = net.serverSocket(7000);
        DatagramSocket client = net.clientSocket()) {
      RouterTopology.send(client, "10.2.0.2", 7000);
      assertThat(source(server)).isEqualTo("10.1.0.2");

      Transaction transaction = new Transaction().add(table).add(leaving).add(masquerade);
      nftables.transact(transaction).requireCommitted();
      try (DatagramSocket other = net.clientSocket()) {
        RouterTopology.send(other, "10.2.0.2", 7000);
        assertThat(source(server)).isEqualTo("10.2.0.1");
      }
      assertThat(nftables.rules(leaving).getFirst().expressions())
          .filteredOn(Counter.class::isInstance)
          .extracting(counter -> ((Counter) counter).packets())
          .containsExactly(1L);
    }
  }

  private static String source(DatagramSocket server) {
    return RouterTopology.receive(server).getAddress().getHostAddress();
  }

  @Test
  void aMapByGeneratedNumbersSpreadsConnectionsEvenly(Namespaces namespaces) {
    RouterTopology net = new RouterTopology(namespaces);
    try (Nftables nftables = Nftables.open()) {
      nftables.transact(service()).requireCommitted();
      List<DatagramSocket> backends = new ArrayList<>();
      List<DatagramSocket> clients = new ArrayList<>();
      try {
        IntStream.range(0, BACKENDS).forEach(i -> backends.add(net.serverSocket(8000 + i)));
        for (int i = 0; i < CONNECTIONS; i++) {
          DatagramSocket client = net.clientSocket();
          clients.add(client);
          RouterTopology.send(client, "10.9.9.9", 53);
        }
        for (DatagramSocket backend : backends) {
          for (int i = 0; i < CONNECTIONS / BACKENDS; i++) {
            assertThat(source(backend)).isEqualTo("10.1.0.2");
          }
        }
      } finally {
        backends.forEach(DatagramSocket::close);
        clients.forEach(DatagramSocket::close);
      }
    }
  }

  /** 10.9.9.9:53 is three ports of the server. */
  private Transaction service() {
    KeyType targets = KeyType.of(DataType.IPV4_ADDR, DataType.INET_SERVICE);
    NftSet map =
        NftSet.map(table, "backends", KeyType.of(DataType.HOST_INTEGER), targets)
            .with(
                IntStream.range(0, BACKENDS)
                    .mapToObj(i -> SetElement.of(Bytes.host32(i)).to(target(targets, i)))
                    .toList());
    Chain arriving = Chain.of(table, "arriving", ChainHook.nat(Hook.PREROUTING, Priority.DSTNAT));
    Rule rule =
        Rule.in(arriving)
            .match(ip().daddr().is(IpAddress.parse("10.9.9.9")))
            .match(udp().dport().is(53))
            .then(dnatToAddressAndPort(IpFamily.IPV4, numgenInc(BACKENDS).map(map)));
    return new Transaction().add(table).add(map).add(arriving).add(rule);
  }

  private static Bytes target(KeyType type, int i) {
    return type.join(Bytes.of(IpAddress.parse("10.2.0.2")), Bytes.u16(8000 + i));
  }
}
