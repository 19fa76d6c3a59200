/** Addresses: the values that every other module speaks in. */
@org.jspecify.annotations.NullMarked
module dev.tweed.net {
  requires static org.jspecify;

  exports dev.tweed.net;
}
