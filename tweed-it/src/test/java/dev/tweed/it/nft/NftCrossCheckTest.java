package dev.tweed.it.nft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tweed.linux.Netns;
import dev.tweed.linux.nft.Nftables;
import dev.tweed.linux.nft.Ruleset;
import dev.tweed.linux.nft.Transaction;
import dev.tweed.linux.nft.TransactionOutcome;
import dev.tweed.linux.nft.expr.UnknownExpression;
import dev.tweed.testkit.InNetns;
import dev.tweed.testkit.Namespaces;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** nft and this library must agree on every expression, in both directions. */
@InNetns
class NftCrossCheckTest {

  @BeforeEach
  void load() throws IOException {
    NftCommand.run("", "ip", "link", "set", "lo", "up");
    try (InputStream in = getClass().getResourceAsStream("/nft/everything.nft")) {
      NftCommand.load(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void whatNftWroteReadsAsNftPrintsIt() {
    try (Nftables nftables = Nftables.open()) {
      String ours = NftCommand.normalized(nftables.ruleset().toString());
      assertThat(ours.lines().filter(line -> !isType(line)))
          .containsExactlyElementsOf(
              NftCommand.list().lines().filter(line -> !isType(line)).toList());
    }
  }

  /** What was declared with typeof reads as the type that it is. */
  private static boolean isType(String line) {
    return line.strip().startsWith("type");
  }

  @Test
  void nothingInItIsUnknown() {
    try (Nftables nftables = Nftables.open()) {
      assertThat(nftables.ruleset().rules())
          .hasSizeGreaterThan(150)
          .flatExtracting(rule -> rule.expressions())
          .doesNotHaveAnyElementsOfTypes(UnknownExpression.class);
    }
  }

  @Test
  void whatNftWroteAndWeWroteAgainPrintsTheSame(Namespaces namespaces) {
    Netns other = namespaces.create("other");
    try (Nftables here = Nftables.open();
        Nftables there = Nftables.open(other)) {
      Transaction copy = new Transaction();
      Ruleset ruleset = here.ruleset();
      ruleset.addTo(copy);
      assertThat(there.transact(copy)).isEqualTo(new TransactionOutcome.Committed());
      assertThat(other.call(NftCommand::list)).isEqualTo(NftCommand.list());
    }
  }
}
