package dev.tweed.agent;

import dev.tweed.net.IpPrefix;
import dev.tweed.net.MacAddress;
import java.util.List;

/**
 * A container's place on the network.
 *
 * @param container its name
 * @param addresses each with the length of the host's subnet
 * @param mac of its link
 * @param hostLink the host's end of its cable
 */
public record Attachment(
    String container, List<IpPrefix> addresses, MacAddress mac, String hostLink) {

  /** The link's name inside the container. */
  public static final String LINK = "eth0";

  public Attachment {
    addresses = List.copyOf(addresses);
  }
}
