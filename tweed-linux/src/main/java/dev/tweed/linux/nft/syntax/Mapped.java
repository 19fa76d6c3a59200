package dev.tweed.linux.nft.syntax;

import dev.tweed.linux.nft.Assembly;
import dev.tweed.linux.nft.expr.Lookup;
import dev.tweed.linux.nft.expr.Register;
import java.util.function.BiFunction;

/** What a map holds for an operand. */
public final class Mapped implements Loader {

  private final Loader key;
  private final BiFunction<Assembly, Register, String> map;

  Mapped(Loader key, BiFunction<Assembly, Register, String> map) {
    this.key = key;
    this.map = map;
  }

  @Override
  public void require(Assembly rule) {
    key.require(rule);
  }

  @Override
  public void load(Assembly rule, Register to) {
    key.load(rule, to);
    rule.add(Lookup.map(map.apply(rule, to), to, to));
  }
}
