package dev.tweed.linux.nft.syntax;

import dev.tweed.linux.nft.Assembly;
import dev.tweed.linux.nft.expr.HeaderField;
import dev.tweed.linux.nft.expr.Payload;
import dev.tweed.linux.nft.expr.PayloadLoad;
import dev.tweed.linux.nft.expr.Register;

/**
 * Loads a field of a header.
 *
 * @param bytes how many of its first bytes
 */
record FieldLoader(HeaderField field, int bytes) implements Loader {

  FieldLoader(HeaderField field) {
    this(field, field.payload().length());
  }

  @Override
  public void require(Assembly rule) {
    rule.require(field.protocol());
  }

  @Override
  public void load(Assembly rule, Register to) {
    Payload whole = field.payload();
    rule.add(new PayloadLoad(new Payload(whole.base(), whole.offset(), bytes), to));
  }
}
