package dev.tweed.testkit.kernel;

import dev.tweed.linux.Errno;

/** The fake kernel says no: becomes an NLMSG_ERROR. */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient Errno errno;
  private final String text;

  Refusal(Errno errno) {
    this(errno, "");
  }

  /**
   * @param text the extended ack's; may be empty
   */
  Refusal(Errno errno, String text) {
    super(errno + " " + text, null, false, false);
    this.errno = errno;
    this.text = text;
  }

  Errno errno() {
    return errno;
  }

  String text() {
    return text;
  }
}
