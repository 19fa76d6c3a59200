package dev.tweed.lab.topology;

import dev.tweed.net.IpPrefix;
import java.util.List;

/**
 * One host of a lab.
 *
 * @param name also the name of its port on the underlay's bridge; up to 15 characters
 * @param addresses on the underlay, with its prefix length; at most one for each family
 * @param pods names of its containers
 */
public record HostSpec(String name, List<IpPrefix> addresses, List<String> pods) {

  public HostSpec {
    Names.checkMember("hosts.name", name);
    addresses = List.copyOf(addresses);
    pods = List.copyOf(pods);
    pods.forEach(pod -> Names.checkMember("hosts.pods", pod));
  }
}
