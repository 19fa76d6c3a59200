package dev.tweed.linux.nft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tweed.linux.Recorded;
import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.netlink.NetlinkMessage;
import dev.tweed.linux.nft.expr.Expression;
import dev.tweed.linux.nft.expr.ExpressionCodec;
import dev.tweed.linux.nft.expr.UnknownExpression;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bytes that nft 1.0.6 sent and received while it loaded and listed one rule set. */
class NftGoldenTest {

  @Test
  void whatTheKernelToldPrintsAsNftPrintedIt() throws IOException {
    String expected;
    try (InputStream in = getClass().getResourceAsStream("/golden/nft/list.txt")) {
      expected = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    assertThat(lines(RecordedRuleset.load().toString())).containsExactlyElementsOf(lines(expected));
  }

  /** Without layout, times that run, names of links, and what was declared with typeof. */
  private static List<String> lines(String text) {
    return text.replaceAll(",\\s+", ", ")
        .replaceAll("expires \\w+", "expires (some)")
        .replaceAll("(?<=iif |device |fwd to |dup to )(\"lo\"|1)(?=\n)", "lo")
        .lines()
        .filter(line -> !line.strip().startsWith("type"))
        .toList();
  }

  @Test
  void expressionsAreWrittenAsNftWritesThem() {
    List<Rule> rules = sentRules();
    assertThat(rules).hasSizeGreaterThan(150);
    List<String> theirs = CanonicalAttributes.ofRules(Recorded.load("nft/load.hex").sent());
    List<String> ours = new ArrayList<>();
    for (Rule rule : rules) {
      MessageWriter out = new MessageWriter();
      NfMessage.header(out, rule.family().number());
      ExpressionCodec.encodeList(out, 4, rule.expressions());
      ours.add(CanonicalAttributes.of(out.written(), 4));
    }
    assertThat(ours).containsExactlyElementsOf(theirs);
  }

  @Test
  void nothingThatNftSentIsUnknown() {
    List<Expression> expressions =
        sentRules().stream().flatMap(rule -> rule.expressions().stream()).toList();
    assertThat(expressions).doesNotHaveAnyElementsOfTypes(UnknownExpression.class);
    List<Class<?>> kinds = List.of(Expression.class.getPermittedSubclasses());
    assertThat(expressions.stream().map(Object::getClass).distinct().toList())
        .hasSize(kinds.size() - 1);
  }

  private static List<Rule> sentRules() {
    List<Rule> rules = new ArrayList<>();
    for (NetlinkMessage message : Recorded.load("nft/load.hex").sent()) {
      if (NftEvent.decode(message) instanceof NftEvent.Appeared(Rule rule)) {
        rules.add(rule);
      }
    }
    return rules;
  }
}
