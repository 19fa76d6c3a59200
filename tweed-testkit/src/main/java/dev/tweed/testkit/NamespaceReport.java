package dev.tweed.testkit;

import dev.tweed.linux.KernelException;
import dev.tweed.linux.Netns;
import dev.tweed.linux.route.Link;
import dev.tweed.linux.route.RouteFilter;
import dev.tweed.linux.route.RouteObject;
import dev.tweed.linux.route.Rtnetlink;
import dev.tweed.net.IpFamily;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What a namespace holds, for a person to read after a failure. */
final class NamespaceReport {

  /** Asked only if they are there; each stays silent when it has nothing to tell. */
  private static final List<List<String>> COMMANDS =
      List.of(List.of("nft", "list", "ruleset"), List.of("ss", "-tuanpH"));

  private final StringBuilder text = new StringBuilder();

  private NamespaceReport() {}

  static String of(String name, Netns netns) {
    NamespaceReport report = new NamespaceReport();
    report.text.append("==== namespace ").append(name).append(" ====\n");
    try {
      netns.run(report::addAll);
    } catch (KernelException e) {
      report.text.append(e.getMessage()).append('\n');
    }
    return report.text.toString();
  }

  private void addAll() {
    try (Rtnetlink rtnetlink = Rtnetlink.open()) {
      addLinks(rtnetlink.links());
      add(rtnetlink.addresses());
      for (IpFamily family : IpFamily.values()) {
        add(rtnetlink.routes(RouteFilter.all(family)));
        add(rtnetlink.rules(family));
      }
      add(rtnetlink.nexthops());
      add(rtnetlink.neighbours());
      add(rtnetlink.fdb());
    }
    COMMANDS.forEach(this::addOutput);
  }

  /** Objects name links by index: each link's own line says which that is. */
  private void addLinks(List<Link> links) {
    for (Link link : links) {
      text.append("link #").append(link.index()).append(' ').append(link);
      text.append(link.isUp() ? " up" : " down").append(" state ");
      text.append(link.operState()).append('\n');
    }
  }

  private void add(List<? extends RouteObject> objects) {
    objects.forEach(object -> text.append(object.noun()).append(' ').append(object).append('\n'));
  }

  private void addOutput(List<String> command) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().putAll(Map.of("LC_ALL", "C"));
      Process process = builder.start();
      process.getOutputStream().close();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (!output.isEmpty()) {
        text.append("$ ")
            .append(String.join(" ", command))
            .append('\n')
            .append(output)
            .append('\n');
      }
    } catch (IOException e) {
      text.append("$ ").append(String.join(" ", command)).append(": not there\n");
    }
  }
}
