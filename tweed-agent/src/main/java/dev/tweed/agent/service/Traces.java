package dev.tweed.agent.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tweed.host.Change;
import dev.tweed.host.HostLink;
import dev.tweed.host.HostSysctl;
import dev.tweed.host.Settlement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an agent leaves on a host that does not itself say who made it: the values that the host's
 * own kernel parameters had before, links of others that it took into use, and the file that tells
 * of the subnet. Kept in a file beside the control socket, so that {@code tweed reset} can undo it
 * after the agent has gone. The first value noted counts: later ones are Tweed's own.
 */
public final class Traces {

  private static final Logger LOG = LoggerFactory.getLogger(Traces.class);
  private static final JsonMapper JSON = new JsonMapper();
  private static final String SYSCTLS = "sysctls";
  private static final String ADOPTED = "adopted";
  private static final String SUBNET_FILE = "subnet_file";
  private static final String SUBNET_TEXT = "subnet_text";

  private final Path file;
  private final Map<String, String> sysctls = new LinkedHashMap<>();
  private final Set<String> adopted = new LinkedHashSet<>();
  private Optional<Path> subnetFile = Optional.empty();
  private String subnetText = "";

  private Traces(Path file) {
    this.file = file;
  }

  /** Those of the agent that answers on this socket, or did. */
  public static Traces beside(Path socket) {
    Traces traces = new Traces(socket.resolveSibling("traces.json"));
    traces.read();
    return traces;
  }

  private void read() {
    if (!Files.exists(file)) {
      return;
    }
    try {
      JsonNode tree = JSON.readTree(file.toFile());
      tree.path(SYSCTLS)
          .properties()
          .forEach(field -> sysctls.put(field.getKey(), field.getValue().asText()));
      tree.path(ADOPTED).forEach(name -> adopted.add(name.asText()));
      subnetFile =
          Optional.of(tree.path(SUBNET_FILE).asText("")).filter(t -> !t.isEmpty()).map(Path::of);
      subnetText = tree.path(SUBNET_TEXT).asText("");
    } catch (IOException e) {
      LOG.warn("{} cannot be read, what it said is forgotten: {}", file, e.toString());
    }
  }

  /** Notes what the host's own parameters and links were before Tweed set them. */
  synchronized void note(Settlement settlement) {
    boolean isNew = false;
    Set<String> made = new LinkedHashSet<>(); // a link that is new gets its alias by an update
    for (Change change : settlement.changes()) {
      switch (change) {
        case Change.Update(HostSysctl _, HostSysctl before) when before.link().isEmpty() ->
            isNew |= sysctls.putIfAbsent(before.path(), before.value()) == null;
        case Change.Create(HostLink link) -> {
          made.add(link.name());
          isNew |= adopted.remove(link.name());
        }
        case Change.Update(HostLink wanted, HostLink before)
            when isAdoption(wanted, before)
                && !made.contains(before.name())
                && !settlement.repairs().contains(change) ->
            isNew |= adopted.add(before.name());
        default -> {}
      }
    }
    if (isNew) {
      write();
    }
  }

  private static boolean isAdoption(HostLink wanted, HostLink before) {
    return wanted.ours() && before.alias().isEmpty();
  }

  /** Notes that the file is to be written with this content. */
  synchronized void noteSubnetFile(Path written, String text) {
    if (!subnetFile.equals(Optional.of(written)) || !subnetText.equals(text)) {
      subnetFile = Optional.of(written);
      subnetText = text;
      write();
    }
  }

  private void write() {
    ObjectNode tree = JSON.createObjectNode();
    ObjectNode values = tree.putObject(SYSCTLS);
    sysctls.forEach(values::put);
    ArrayNode links = tree.putArray(ADOPTED);
    adopted.forEach(links::add);
    subnetFile.ifPresent(path -> tree.put(SUBNET_FILE, path.toString()));
    tree.put(SUBNET_TEXT, subnetText);
    try {
      Path draft = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(draft, tree.toString());
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      LOG.warn("{} cannot be written, tweed reset will leave {}: {}", file, tree, e.toString());
    }
  }

  /** What the host's own parameters were before, by path. */
  synchronized Map<String, String> sysctls() {
    return Map.copyOf(sysctls);
  }

  /** Links that were there before Tweed, without an alias, and are to stay. */
  synchronized Set<String> adopted() {
    return Set.copyOf(adopted);
  }

  /** The file that tells of the subnet, if it is still as it was written. */
  synchronized Optional<Path> subnetFile() {
    return subnetFile.filter(path -> {
      try {
        return Files.exists(path) && Files.readString(path).equals(subnetText);
      } catch (IOException e) {
        throw new UncheckedIOException("read " + path, e);
      }
    });
  }

  /** The file these are kept in. */
  Path file() {
    return file;
  }
}
