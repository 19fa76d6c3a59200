package dev.tweed.linux.netlink;

/** Bytes do not have the form they should have: the only exception that decoders throw. */
public final class WireFormatException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public WireFormatException(String message) {
    super(message);
  }
}
