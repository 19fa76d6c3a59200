package dev.tweed.agent.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tweed.host.Change;
import dev.tweed.host.HostSysctl;
import dev.tweed.host.Settlement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an agent leaves on a host that does not itself say who made it: the values that the host's
 * own kernel parameters had before, and the file that tells of the subnet. Kept in a file beside
 * the control socket, so that {@code tweed reset} can undo it after the agent has gone. The first
 * value noted counts: later ones are Tweed's own.
 */
public final class Traces {

  private static final Logger LOG = LoggerFactory.getLogger(Traces.class);
  private static final JsonMapper JSON = new JsonMapper();
  private static final String SYSCTLS = "sysctls";
  private static final String SUBNET_FILE = "subnet_file";
  private static final String SUBNET_TEXT = "subnet_text";

  private final Path file;
  private final Map<String, String> sysctls = new LinkedHashMap<>();
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
      subnetFile =
          Optional.of(tree.path(SUBNET_FILE).asText("")).filter(t -> !t.isEmpty()).map(Path::of);
      subnetText = tree.path(SUBNET_TEXT).asText("");
    } catch (IOException e) {
      LOG.warn("{} cannot be read, what it said is forgotten: {}", file, e.toString());
    }
  }

  /** Notes what the host's own parameters were before Tweed set them. */
  synchronized void note(Settlement settlement) {
    boolean isNew = false;
    for (Change change : settlement.changes()) {
      if (change instanceof Change.Update(HostSysctl _, HostSysctl before)
          && before.link().isEmpty()) {
        isNew |= sysctls.putIfAbsent(before.path(), before.value()) == null;
      }
    }
    if (isNew) {
      write();
    }
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
