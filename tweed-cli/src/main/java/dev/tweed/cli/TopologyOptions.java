package dev.tweed.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tweed.lab.topology.TopologyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what a lab is made of. Those given become fields of the document. */
final class TopologyOptions {

  @Option(names = "--hosts", paramLabel = "N", description = "How many hosts; 3 by default.")
  private @Nullable Integer hosts;

  @Option(
      names = "--pods",
      paramLabel = "N",
      description = "How many containers in each host; 2 by default.")
  private @Nullable Integer pods;

  @Option(
      names = "--network",
      paramLabel = "JSON|@FILE",
      description = "flannel's network configuration; 10.244.0.0/16 by vxlan by default.")
  private @Nullable String network;

  @Option(
      names = "--prefix",
      paramLabel = "NAME",
      description = "What the overlay's links are called: tweed makes tweed.1.")
  private @Nullable String prefix;

  @Option(
      names = "--bridge",
      paramLabel = "NAME",
      description = "The bridge containers are ports of; tweed0 by default.")
  private @Nullable String bridge;

  @Option(
      names = "--underlay",
      paramLabel = "CIDR[,CIDR]",
      description = "What the hosts are joined by; 192.168.33.0/24 by default.")
  private @Nullable String underlay;

  @Option(names = "--mtu", paramLabel = "BYTES", description = "Of the underlay; 1500 by default.")
  private @Nullable Integer mtu;

  @Option(names = "--plain", description = "Hosts and underlay only: no agents, no containers.")
  private boolean plain;

  void writeTo(ObjectNode document) {
    if (hosts != null) {
      document.put("hosts", hosts);
    }
    if (pods != null) {
      document.put("pods", pods);
    }
    if (network != null) {
      document.put("network", content(network));
    }
    if (prefix != null) {
      document.put("prefix", prefix);
    }
    if (bridge != null) {
      document.put("bridge", bridge);
    }
    if (underlay != null) {
      document.put("underlay", underlay);
    }
    if (mtu != null) {
      document.put("mtu", mtu);
    }
    if (plain) {
      document.put("plain", true);
    }
  }

  private static String content(String network) {
    if (!network.startsWith("@")) {
      return network;
    }
    Path file = Path.of(network.substring(1));
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new TopologyException("network " + network + ": cannot be read: " + e);
    }
  }
}
