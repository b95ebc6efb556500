package io.sparkvae.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What {@code reference.conf} says of the settings, for {@code --help}. */
public final class SettingsManual {

  private final Config reference = SettingsLayers.reference();

  /**
   * One group with its keys in the order of the file.
   *
   * @param comment on the group as a whole, one line, empty where there is none
   */
  public record Group(String name, String comment, List<Key> keys) {}

  /**
   * One setting.
   *
   * @param name dotted, as {@code --set} takes it
   * @param value its default
   * @param comment one line
   */
  public record Key(String name, String value, String comment) {}

  /** The group of that name below {@code spark-vae}. */
  public Group group(String name) {
    ConfigObject group = reference.getObject(KnownKeys.ROOT + "." + name);
    return new Group(name, comment(group), keys(name, group).toList());
  }

  /** Keys in the order of the file; a group within a group is followed by its own. */
  private static Stream<Key> keys(String name, ConfigObject group) {
    return group.entrySet().stream()
        .sorted(Comparator.comparingInt(entry -> entry.getValue().origin().lineNumber()))
        .flatMap(
            entry -> {
              String key = name + "." + entry.getKey();
              ConfigValue value = Objects.requireNonNull(entry.getValue());
              return value instanceof ConfigObject inner && !inner.isEmpty()
                  ? Stream.concat(Stream.of(new Key(key, "{…}", comment(inner))), keys(key, inner))
                  : Stream.of(new Key(key, ChangedSettings.written(value), comment(value)));
            });
  }

  private static String comment(ConfigValue value) {
    return String.join(" ", value.origin().comments().stream().map(String::strip).toList());
  }
}
