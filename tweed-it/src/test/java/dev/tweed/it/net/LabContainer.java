package dev.tweed.it.net;

import dev.tweed.agent.Attachment;
import dev.tweed.linux.Netns;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpFamily;
import dev.tweed.net.IpPrefix;

/** A container on a host of a {@link LabNet}: a namespace that its agent has attached. */
public record LabContainer(String name, Netns netns, Attachment attachment) {

  /** Its address of a family. */
  public IpAddress address(IpFamily family) {
    return attachment.addresses().stream()
        .map(IpPrefix::address)
        .filter(address -> address.family() == family)
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " has no " + family + " address"));
  }

  @Override
  public String toString() {
    return name;
  }
}
