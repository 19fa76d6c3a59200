package dev.tweed.agent.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads settings from a YAML file: one mapping from {@link Setting#key} to value or list. */
public final class SettingsFile {

  /** Where an agent looks for its file when not told. */
  public static final Path DEFAULT = Path.of("/etc/tweed/tweed.yaml");

  private SettingsFile() {}

  /**
   * Reads the file.
   *
   * @param required whether its absence is an error
   * @throws SettingsException naming file, place and rule
   */
  public static Map<Setting, List<String>> read(Path file, boolean required) {
    try {
      return read(file, Files.readString(file));
    } catch (NoSuchFileException e) {
      if (required) {
        throw new SettingsException(file + ": there is no such file");
      }
      return Map.of();
    } catch (IOException e) {
      throw new SettingsException(file + ": cannot be read: " + e);
    }
  }

  private static Map<Setting, List<String>> read(Path file, String text) {
    JsonNode tree = tree(file, text);
    if (tree.isMissingNode() || tree.isNull()) {
      return Map.of();
    }
    if (!(tree instanceof ObjectNode mapping)) {
      throw new SettingsException(file + ": must be a mapping, such as \"iface: [eth0]\"");
    }
    Map<Setting, List<String>> settings = new EnumMap<>(Setting.class);
    mapping
        .properties()
        .forEach(field -> {
          Setting setting =
              Setting.of(field.getKey()).orElseThrow(() -> unknown(file, field.getKey()));
          settings.put(setting, values(file, setting, field.getValue()));
        });
    return settings;
  }

  private static JsonNode tree(Path file, String text) {
    try {
      return new YAMLMapper().readTree(text);
    } catch (JsonProcessingException e) {
      String place = e.getLocation() == null ? "" : ": line " + e.getLocation().getLineNr();
      String problem = e.getOriginalMessage().lines().findFirst().orElse("no YAML");
      throw new SettingsException(file + place + ": " + problem);
    }
  }

  private static List<String> values(Path file, Setting setting, JsonNode value) {
    if (setting == Setting.NETWORK && value.isObject()) {
      return List.of(value.toString());
    }
    if (setting.kind() == Setting.Kind.LIST && value.isArray()) {
      List<String> values = new ArrayList<>();
      value.forEach(each -> values.add(scalar(file, setting, each)));
      return values;
    }
    return List.of(scalar(file, setting, value));
  }

  private static String scalar(Path file, Setting setting, JsonNode value) {
    if (!value.isValueNode()) {
      String rule = setting.kind() == Setting.Kind.LIST ? "a value or a list" : "one value";
      throw new SettingsException(file + ": " + setting.key() + ": must be " + rule);
    }
    return value.isNull() ? "" : value.asText();
  }

  private static SettingsException unknown(Path file, String key) {
    String known =
        Arrays.stream(Setting.values()).map(Setting::key).collect(Collectors.joining(", "));
    return new SettingsException(file + ": " + key + ": is no setting; there are " + known);
  }
}
