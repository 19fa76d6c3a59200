package dev.tweed.overlay.udp;

/** What a tunnel counts. */
public enum Count {
  /** Packets from this host that went to peers. */
  SENT,
  /** Packets from peers that went into this host's kernel. */
  RECEIVED,
  /** Bytes from the link or from peers that are no whole IPv4 packet. */
  MALFORMED,
  /** Packets from this host to an address that no peer has. */
  UNROUTED,
  /** Packets that had made their last hop. */
  EXPIRED,
  /** Packets the kernel would not send to a peer. */
  SEND_REFUSED,
  /** Packets the kernel would not take from the link, which may be down. */
  LINK_REFUSED
}
