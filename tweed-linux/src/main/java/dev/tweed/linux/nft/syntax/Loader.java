package dev.tweed.linux.nft.syntax;

import dev.tweed.linux.nft.Assembly;
import dev.tweed.linux.nft.expr.Register;

/** Brings a value into registers. */
interface Loader {

  /** Adds matches on protocols that the value needs. */
  default void require(Assembly rule) {}

  void load(Assembly rule, Register to);
}
