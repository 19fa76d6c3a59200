package dev.tweed.agent.service;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was said on the command line, in the environment and in a file, the former before the
 * latter. A setting comes from one of them as a whole: lists are not joined.
 */
public final class Settings {

  /** What somebody said, and where. */
  private record Said(List<String> values, String where) {}

  private final Map<Setting, Said> said = new EnumMap<>(Setting.class);

  private Settings() {}

  /**
   * @param flags as given on the command line
   * @param environment the process's; lists are separated by commas
   * @param file as read by {@link SettingsFile}
   * @param fileName for messages
   */
  public static Settings layered(
      Map<Setting, List<String>> flags,
      Map<String, String> environment,
      Map<Setting, List<String>> file,
      String fileName) {
    Settings settings = new Settings();
    for (Setting setting : Setting.values()) {
      String variable = environment.get(setting.variable());
      if (flags.containsKey(setting)) {
        settings.put(setting, flags.get(setting), setting.flag());
      } else if (variable != null) {
        settings.put(setting, parts(setting, variable), setting.variable());
      } else if (file.containsKey(setting)) {
        settings.put(setting, file.get(setting), fileName + ": " + setting.key());
      }
    }
    return settings;
  }

  private static List<String> parts(Setting setting, String text) {
    return setting.kind() == Setting.Kind.LIST ? List.of(text.split(",")) : List.of(text);
  }

  private void put(Setting setting, @Nullable List<String> values, String where) {
    said.put(setting, new Said(values == null ? List.of() : List.copyOf(values), where));
  }

  /** The value, or its default; empty when that is, or when it is said to be. */
  public Optional<String> text(Setting setting) {
    Said here = said.get(setting);
    String text = here == null ? setting.byDefault() : String.join(",", here.values());
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /** All values of a list. */
  public List<String> texts(Setting setting) {
    Said here = said.get(setting);
    List<String> values = new ArrayList<>(here == null ? List.of() : here.values());
    values.removeIf(String::isBlank);
    return values;
  }

  /**
   * The value as something better than text.
   *
   * @param parser its exceptions' messages are the rule
   * @throws SettingsException naming where it was said, the value and the rule
   */
  public <T> Optional<T> parsed(Setting setting, Function<String, T> parser) {
    return text(setting)
        .map(text -> {
          try {
            return parser.apply(text);
          } catch (IllegalArgumentException e) {
            throw wrong(setting, String.valueOf(e.getMessage()));
          }
        });
  }

  /** {@link #parsed} of a setting that must have a value. */
  public <T> T required(Setting setting, Function<String, T> parser) {
    return parsed(setting, parser).orElseThrow(() -> wrong(setting, "must not be empty"));
  }

  /** Whether a switch is on. */
  public boolean isOn(Setting setting) {
    return parsed(
            setting,
            text ->
                switch (text) {
                  case "true" -> true;
                  case "false" -> false;
                  default -> throw new IllegalArgumentException("must be true or false");
                })
        .orElse(false);
  }

  /** An exception that names where the setting was said, its value, and the rule it breaks. */
  public SettingsException wrong(Setting setting, String rule) {
    Said here = said.get(setting);
    String where = here == null ? setting.flag() : here.where();
    return new SettingsException(where + " \"" + text(setting).orElse("") + "\": " + rule);
  }
}
