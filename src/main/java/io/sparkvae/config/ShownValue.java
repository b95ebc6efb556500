package io.sparkvae.config;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.Collection;
import java.util.List;

/**
 * A wrong value as a message quotes it: as it was written, texts in quotes. What {@code ${NAME}}
 * read from an environment variable is not quoted, since it may be a secret.
 */
final class ShownValue {

  // How the HOCON library calls the place of a value that it read from the environment.
  private static final String ENVIRONMENT = "env variables";

  private ShownValue() {}

  static String of(ConfigValue value) {
    if (holdsEnvironment(value)) {
      return "the value of the environment variable that the file names";
    }
    return value.valueType() == ConfigValueType.NUMBER
        ? FlattenedGroup.text(value)
        : value.render(ConfigRenderOptions.concise());
  }

  static boolean isOfEnvironment(ConfigOrigin origin) {
    return origin.description().contains(ENVIRONMENT);
  }

  private static boolean holdsEnvironment(ConfigValue value) {
    return isOfEnvironment(value.origin())
        || nested(value).stream().anyMatch(ShownValue::holdsEnvironment);
  }

  private static Collection<ConfigValue> nested(ConfigValue value) {
    if (value instanceof ConfigObject group) {
      return group.values();
    }
    return value instanceof ConfigList list ? list : List.of();
  }
}
