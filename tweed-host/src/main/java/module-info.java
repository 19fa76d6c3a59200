/** Desired and observed host state, their difference, and the reconciler that closes it. */
@org.jspecify.annotations.NullMarked
module dev.tweed.host {
  requires static org.jspecify;
  requires transitive dev.tweed.linux;
  requires org.slf4j;

  exports dev.tweed.host;
}
