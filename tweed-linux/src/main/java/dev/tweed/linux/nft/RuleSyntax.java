package dev.tweed.linux.nft;

import dev.tweed.linux.nft.expr.Counter;
import dev.tweed.linux.nft.expr.Limit;
import dev.tweed.linux.nft.expr.Log;
import dev.tweed.linux.nft.expr.Masquerade;
import dev.tweed.linux.nft.expr.NatFlag;
import dev.tweed.linux.nft.expr.Notrack;
import dev.tweed.linux.nft.expr.Reject;
import dev.tweed.linux.nft.expr.Verdict;

/**
 * A rule written as nft's syntax reads: {@code
 * Rule.in(chain).match(ip().saddr().in(pods)).counter().masquerade(FULLY_RANDOM)}. Each call gives
 * a new rule with a statement more. Matches and translations are in {@code
 * dev.tweed.linux.nft.syntax}.
 */
public sealed interface RuleSyntax permits Rule {

  /** The same rule and a statement more. */
  Rule then(Statement statement);

  /** Goes on only with packets that match. */
  default Rule match(Statement match) {
    return then(match);
  }

  default Rule counter() {
    return then(rule -> rule.add(Counter.ZERO));
  }

  default Rule log(String prefix) {
    return then(rule -> rule.add(Log.withPrefix(prefix)));
  }

  default Rule limit(Limit limit) {
    return then(rule -> rule.add(limit));
  }

  default Rule notrack() {
    return then(rule -> rule.add(new Notrack()));
  }

  default Rule masquerade(NatFlag... flags) {
    return then(rule -> rule.add(Masquerade.with(flags)));
  }

  default Rule reject(Reject reject) {
    return then(rule -> rule.add(reject));
  }

  default Rule accept() {
    return then(rule -> rule.add(Verdict.ACCEPT));
  }

  default Rule drop() {
    return then(rule -> rule.add(Verdict.DROP));
  }

  /** Back to the chain that jumped here. */
  default Rule returns() {
    return then(rule -> rule.add(Verdict.RETURN));
  }

  default Rule jump(Chain to) {
    return then(rule -> rule.add(Verdict.jump(to.name())));
  }

  default Rule goTo(Chain to) {
    return then(rule -> rule.add(Verdict.goTo(to.name())));
  }
}
