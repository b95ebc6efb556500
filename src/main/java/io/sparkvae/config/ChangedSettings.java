package io.sparkvae.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What somebody set: values that are not the defaults, secrets masked. */
final class ChangedSettings {

  private ChangedSettings() {}

  /** One line {@code key = value} for each, groups in the order given and keys sorted within. */
  static List<String> lines(Config tree, Config reference, List<String> groups) {
    List<String> lines = new ArrayList<>();
    for (String name : groups) {
      String path = KnownKeys.ROOT + "." + name;
      collect(path, tree.getObject(path), reference.getObject(path), lines);
    }
    return lines.stream().map(Secrets::masked).toList();
  }

  private static void collect(
      String path, ConfigObject group, ConfigObject defaults, List<String> lines) {
    for (Map.Entry<String, ConfigValue> entry : new TreeMap<>(group).entrySet()) {
      String full = path + "." + entry.getKey();
      ConfigValue value = entry.getValue();
      if (value instanceof ConfigObject free && full.equals(KnownKeys.FREE)) {
        Secrets.mask(FlattenedGroup.below(free))
            .forEach((key, text) -> lines.add("%s = %s".formatted(key, text)));
      } else if (!CanonicalText.of(value)
          .equals(CanonicalText.of(defaults.getOrDefault(entry.getKey(), value)))) {
        lines.add("%s = %s".formatted(KnownKeys.spoken(full), written(value)));
      }
    }
  }

  /** A value as {@code --set} takes it: a text without quotes. */
  static String written(ConfigValue value) {
    return value.valueType() == ConfigValueType.LIST || value instanceof ConfigObject
        ? value.render(ConfigRenderOptions.concise())
        : value.valueType() == ConfigValueType.NULL ? "null" : FlattenedGroup.text(value);
  }
}
