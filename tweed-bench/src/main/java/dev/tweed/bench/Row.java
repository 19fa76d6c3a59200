package dev.tweed.bench;

/**
 * A line of the table.
 *
 * @param what is measured
 * @param tweed what Tweed takes
 * @param alternative the other way to do it
 * @param other what that takes
 * @param ratio Tweed's median in the alternative's; empty when they are not the same work
 * @param aim what is to be reached; empty when nothing is
 */
record Row(String what, String tweed, String alternative, String other, String ratio, String aim) {

  static Row of(String what, Series tweed, String alternative, Series other, String aim) {
    String ratio = Series.number(tweed.median() / other.median()) + " ×";
    return new Row(what, tweed.toString(), alternative, other.toString(), ratio, aim);
  }

  static Row alone(String what, Object tweed) {
    return new Row(what, tweed.toString(), "", "", "", "");
  }
}
