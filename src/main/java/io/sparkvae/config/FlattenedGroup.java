package io.sparkvae.config;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.Map;
import java.util.TreeMap;

/** A free group as Spark wants it: dotted names and texts. */
final class FlattenedGroup {

  private FlattenedGroup() {}

  /** Every value below the group, names joined by dots; null switches an entry off. */
  static Map<String, String> below(ConfigObject group) {
    Map<String, String> entries = new TreeMap<>();
    collect("", group, entries);
    return entries;
  }

  private static void collect(String prefix, ConfigObject group, Map<String, String> entries) {
    group.forEach(
        (key, value) -> {
          String name = prefix.isEmpty() ? key : prefix + "." + key;
          if (value instanceof ConfigObject nested) {
            collect(name, nested, entries);
          } else if (value.valueType() != ConfigValueType.NULL) {
            entries.put(name, text(value));
          }
        });
  }

  /** A value as it was written; a list with commas between, as Spark's list settings are. */
  static String text(ConfigValue value) {
    if (value instanceof ConfigList list) {
      return String.join(",", list.stream().map(FlattenedGroup::text).toList());
    }
    // Not unwrapped(): that would make 2 of 2.0.
    return value.atKey("value").getString("value");
  }
}
