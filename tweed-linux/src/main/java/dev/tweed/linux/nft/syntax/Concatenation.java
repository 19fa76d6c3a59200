package dev.tweed.linux.nft.syntax;

import dev.tweed.linux.nft.Assembly;
import dev.tweed.linux.nft.expr.Register;
import java.util.List;

/** Loads operands one behind the other, each from a full word on. */
record Concatenation(List<Operand<?>> parts) implements Loader {

  @Override
  public void require(Assembly rule) {
    parts.forEach(part -> part.loader().require(rule));
  }

  @Override
  public void load(Assembly rule, Register to) {
    Register next = to;
    for (Operand<?> part : parts) {
      part.loader().load(rule, next);
      next = next.plus(Register.words(part.type().bytes()));
    }
  }
}
