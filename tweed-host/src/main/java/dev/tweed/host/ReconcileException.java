package dev.tweed.host;

import java.util.List;

/** Part of the desired state could not be brought about. The message has one line per reason. */
public final class ReconcileException extends RuntimeException {

  private static final long serialVersionUID = 1;

  ReconcileException(List<String> reasons) {
    super(String.join("\n", reasons));
  }
}
