package dev.tweed.lab.topology;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A topology document in a file, YAML or JSON, which YAML contains. */
public final class TopologyFile {

  private static final long LARGEST = 1 << 20;

  private TopologyFile() {}

  /**
   * Reads a document.
   *
   * @throws TopologyException when there is no such file or it is not YAML
   */
  public static ObjectNode load(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw TopologyException.wrong("file", file, "is larger than " + LARGEST + " bytes");
      }
      JsonNode tree = new YAMLMapper().readTree(Files.readString(file));
      if (tree == null || tree.isMissingNode() || tree.isNull()) {
        return JsonNodeFactory.instance.objectNode();
      }
      if (tree instanceof ObjectNode document) {
        return document;
      }
      throw TopologyException.wrong("file", file, "must hold fields, such as \"hosts: 3\"");
    } catch (JsonProcessingException e) {
      throw TopologyException.wrong("file", place(file, e), "not YAML: " + firstLine(e));
    } catch (NoSuchFileException e) {
      throw TopologyException.wrong("file", file, "there is no such file");
    } catch (IOException e) {
      throw TopologyException.wrong("file", file, "cannot be read: " + e);
    }
  }

  private static String place(Path file, JsonProcessingException e) {
    return e.getLocation() == null
        ? file.toString()
        : file + " line " + e.getLocation().getLineNr();
  }

  private static String firstLine(JsonProcessingException e) {
    return e.getOriginalMessage().lines().findFirst().orElse("no reason given").strip();
  }
}
