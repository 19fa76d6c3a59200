package dev.tweed.it.nft;

import static dev.tweed.linux.nft.expr.NatFlag.FULLY_RANDOM;
import static dev.tweed.linux.nft.syntax.Action.addMark;
import static dev.tweed.linux.nft.syntax.Action.clampMssToRoute;
import static dev.tweed.linux.nft.syntax.Action.setConnectionMark;
import static dev.tweed.linux.nft.syntax.Action.setMark;
import static dev.tweed.linux.nft.syntax.Action.trace;
import static dev.tweed.linux.nft.syntax.Match.*;
import static dev.tweed.linux.nft.syntax.Translation.*;
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
import dev.tweed.linux.nft.Table;
import dev.tweed.linux.nft.Transaction;
import dev.tweed.linux.nft.expr.Bytes;
import dev.tweed.linux.nft.expr.DataType;
import dev.tweed.linux.nft.expr.Limit;
import dev.tweed.linux.nft.expr.Reject;
import dev.tweed.linux.nft.syntax.Ct;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpFamily;
import dev.tweed.net.IpPrefix;
import dev.tweed.testkit.InNetns;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What is written in Java prints as written in nft, by us and by nft. */
@InNetns
class NftSyntaxTest {

  private static final IpPrefix PODS = IpPrefix.parse("10.244.0.0/16");
  private static final IpAddress TARGET = IpAddress.parse("10.244.1.2");

  private final Table table = Table.of(NftFamily.INET, "tweed");
  private final Chain forward =
      Chain.of(table, "forward", ChainHook.filter(Hook.FORWARD, Priority.FILTER));
  private final Chain incoming =
      Chain.of(table, "incoming", ChainHook.nat(Hook.PREROUTING, Priority.DSTNAT));
  private final Chain leaving =
      Chain.of(table, "leaving", ChainHook.nat(Hook.POSTROUTING, Priority.SRCNAT));
  private final Chain other = Chain.of(table, "other");
  private final NftSet services =
      NftSet.verdictMap(
          table,
          "services",
          KeyType.of(DataType.IPV4_ADDR, DataType.INET_PROTO, DataType.INET_SERVICE));
  private final NftSet hosts = NftSet.of(table, "hosts", KeyType.of(DataType.IPV4_ADDR));

  private Map<Rule, String> rules() {
    Map<Rule, String> rules = new LinkedHashMap<>();
    Rule in = Rule.in(forward);
    rules.put(in.match(ip().saddr().in(PODS)).accept(), "ip saddr 10.244.0.0/16 accept");
    rules.put(
        in.match(ip().daddr().notIn(IpPrefix.parse("224.0.0.0/4"))).counter(),
        "ip daddr != 224.0.0.0/4 counter packets 0 bytes 0");
    rules.put(
        in.match(ip6().saddr().in(IpPrefix.parse("fd00::/48"))).drop(), "ip6 saddr fd00::/48 drop");
    rules.put(in.match(ip().saddr().is(TARGET)).jump(other), "ip saddr 10.244.1.2 jump other");
    rules.put(
        in.match(ip().saddr().inNone(PODS, IpPrefix.parse("192.0.2.0/24"))).returns(),
        "ip saddr != { 10.244.0.0/16, 192.0.2.0/24 } return");
    rules.put(in.match(ip().saddr().in(hosts)).goTo(other), "ip saddr @hosts goto other");
    rules.put(in.match(tcp().dport().is(80)).accept(), "tcp dport 80 accept");
    rules.put(in.match(tcp().dport().oneOf(443, 80)).accept(), "tcp dport { 80, 443 } accept");
    rules.put(
        in.match(udp().sport().between(1000, 2000)).log("odd "),
        "udp sport 1000-2000 log prefix \"odd \"");
    rules.put(
        in.match(meta().length().above(1400)).limit(Limit.packetsPerSecond(10)).drop(),
        "meta length > 1400 limit rate 10/second drop");
    rules.put(
        in.match(meta().mark().masked(0x4000, 0x4000)).returns(),
        "meta mark & 0x00004000 == 0x00004000 return");
    rules.put(in.match(meta().iifname().startsWith("veth")).accept(), "iifname \"veth*\" accept");
    rules.put(in.match(meta().oifname().isNot("eth0")).accept(), "oifname != \"eth0\" accept");
    rules.put(
        in.match(meta().l4proto().oneOf(6, 17)).match(th().dport().is(53)).accept(),
        "meta l4proto { tcp, udp } th dport 53 accept");
    rules.put(
        in.match(ct().state(Ct.State.ESTABLISHED, Ct.State.RELATED)).accept(),
        "ct state established,related accept");
    rules.put(in.match(ct().status(Ct.Status.DNAT)).accept(), "ct status dnat accept");
    rules.put(
        in.match(toThisHost()).reject(Reject.ADMIN_PROHIBITED),
        "fib daddr type local reject with icmpx admin-prohibited");
    rules.put(
        in.match(concat(ip().daddr(), ip().protocol(), th().dport()).verdictIn(services)),
        "ip daddr . ip protocol . th dport vmap @services");
    rules.put(in.then(addMark(0x4000)), "meta mark set meta mark | 0x00004000");
    rules.put(in.then(setMark(7)), "meta mark set 0x00000007");
    rules.put(in.then(setConnectionMark(7)), "ct mark set 0x00000007");
    rules.put(in.then(trace()), "meta nftrace set 1");
    rules.put(in.then(clampMssToRoute()), "tcp option maxseg size set rt mtu");
    rules.put(
        in.then(setMark(jhash(concat(ip().saddr(), tcp().sport()), 4, OptionalInt.of(0xbeef)))),
        "meta mark set jhash ip saddr . tcp sport mod 4 seed 0xbeef");
    rules.put(
        in.match(numgenRandom(10).below(3)).drop().withComment("three in ten"),
        "numgen random mod 10 < 3 drop comment \"three in ten\"");
    rules.putAll(translations());
    return rules;
  }

  private Map<Rule, String> translations() {
    Map<Rule, String> rules = new LinkedHashMap<>();
    Rule out = Rule.in(leaving);
    rules.put(
        out.match(ip().saddr().in(PODS))
            .match(ip().daddr().notIn(PODS))
            .counter()
            .masquerade(FULLY_RANDOM),
        "ip saddr 10.244.0.0/16 ip daddr != 10.244.0.0/16 counter packets 0 bytes 0 masquerade"
            + " fully-random");
    rules.put(out.then(snatTo(TARGET)), "snat ip to 10.244.1.2");
    Rule in = Rule.in(incoming);
    rules.put(
        in.match(tcp().dport().is(80)).then(dnatTo(TARGET, 8080)),
        "tcp dport 80 dnat ip to 10.244.1.2:8080");
    rules.put(
        in.match(udp().dport().is(53)).then(redirectTo(5353)), "udp dport 53 redirect to :5353");
    KeyType addresses = KeyType.of(DataType.IPV4_ADDR);
    Map<Integer, Bytes> two =
        Map.of(0, Bytes.of(TARGET), 1, Bytes.of(IpAddress.parse("10.244.2.2")));
    rules.put(
        in.then(dnatTo(IpFamily.IPV4, numgenInc(2).map(addresses, two))),
        "dnat ip to numgen inc mod 2 map { 0 : 10.244.1.2, 1 : 10.244.2.2 }");
    return rules;
  }

  @Test
  void rulesPrintAsWrittenInNft() {
    Map<Rule, String> rules = rules();
    assertThat(rules).allSatisfy((rule, text) -> assertThat(rule.statements()).isEqualTo(text));
    Transaction transaction = new Transaction().add(table).add(hosts).add(services);
    List.of(other, forward, incoming, leaving).forEach(transaction::add);
    rules.keySet().forEach(transaction::add);
    try (Nftables nftables = Nftables.open()) {
      nftables.transact(transaction).requireCommitted();
      assertThat(NftCommand.list().lines().map(String::strip)).containsAll(rules.values());
      assertThat(nftables.ruleset().rules().stream().map(Rule::statements))
          .containsExactlyInAnyOrderElementsOf(rules.values());
    }
  }
}
