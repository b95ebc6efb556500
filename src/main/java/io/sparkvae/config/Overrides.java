package io.sparkvae.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigOriginFactory;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What {@code --set key=value} asks for, as a tree whose values say that they come from it. */
final class Overrides {

  // Everything else is text as it is: HOCON would read hdfs://host as a key, a colon, a
  // comment.
  private static final Pattern LITERAL =
      Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?|true|false|null|[\\[{\"].*");

  private static final ConfigOrigin ORIGIN = ConfigOriginFactory.newSimple(Problems.SET);

  private Overrides() {}

  /**
   * The tree of these options; later ones win.
   *
   * @param assignments {@code key=value}, the key with or without the leading {@code spark-vae.}
   */
  static Config parse(List<String> assignments, Problems problems) {
    Config tree = ConfigFactory.empty();
    for (String assignment : assignments) {
      tree = one(assignment, problems).withFallback(tree);
    }
    return tree;
  }

  /**
   * The tree of one setting that a Java caller made.
   *
   * @throws IllegalArgumentException if the value is none that settings have
   */
  static Config named(String name, Object value) {
    try {
      String path = name.startsWith(KnownKeys.ROOT + ".") ? name : KnownKeys.ROOT + "." + name;
      return ConfigFactory.parseMap(Map.of(path, value), Problems.CALLER);
    } catch (ConfigException noSetting) {
      throw new IllegalArgumentException(
          "Cannot set %s: a value of %s is no setting (give a text, a number, a boolean, or a list or map of them)"
              .formatted(name, value.getClass().getName()),
          noSetting);
    }
  }

  private static Config one(String assignment, Problems problems) {
    int equals = assignment.indexOf('=');
    if (equals < 1) {
      problems.add("--set %s: not of the form key=value".formatted(assignment));
      return ConfigFactory.empty();
    }
    String key = assignment.substring(0, equals).strip();
    String path = key.startsWith(KnownKeys.ROOT + ".") ? key : KnownKeys.ROOT + "." + key;
    try {
      ConfigValue value = value(assignment.substring(equals + 1).strip());
      return value.atPath(path);
    } catch (ConfigException malformed) {
      problems.add("--set %s: %s".formatted(assignment, malformed.getMessage()));
      return ConfigFactory.empty();
    }
  }

  private static ConfigValue value(String text) {
    if (!LITERAL.matcher(text).matches()) {
      return ConfigValueFactory.fromAnyRef(text).withOrigin(ORIGIN);
    }
    return ConfigFactory.parseString("value = " + text).getValue("value").withOrigin(ORIGIN);
  }
}
