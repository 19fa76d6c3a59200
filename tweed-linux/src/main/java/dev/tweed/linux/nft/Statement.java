package dev.tweed.linux.nft;

/** Something a rule does: a match or an action, which compiles into expressions. */
@FunctionalInterface
public interface Statement {

  /** Adds its expressions to a rule. */
  void compile(Assembly rule);
}
