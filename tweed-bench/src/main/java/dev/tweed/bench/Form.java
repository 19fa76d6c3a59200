package dev.tweed.bench;

import dev.tweed.net.IpFamily;

/** The forms in which a remote host's route can be in the kernel. */
enum Form {
  NEXTHOPS("IPv4 with next hop objects", IpFamily.IPV4, true, 4),
  PLAIN("IPv4 with plain routes", IpFamily.IPV4, false, 3),
  PLAIN_V6("IPv6 with plain routes", IpFamily.IPV6, false, 3);

  private final String words;
  private final IpFamily family;
  private final boolean nexthopObjects;
  private final int entriesPerPeer;

  Form(String words, IpFamily family, boolean nexthopObjects, int entriesPerPeer) {
    this.words = words;
    this.family = family;
    this.nexthopObjects = nexthopObjects;
    this.entriesPerPeer = entriesPerPeer;
  }

  IpFamily family() {
    return family;
  }

  boolean nexthopObjects() {
    return nexthopObjects;
  }

  /** Kernel entries that one remote host costs. */
  int entriesPerPeer() {
    return entriesPerPeer;
  }

  @Override
  public String toString() {
    return words;
  }
}
