package io.sparkvae.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys that {@code reference.conf} names: every other one is a mistake. */
final class KnownKeys {

  static final String ROOT = "spark-vae";

  /** Below it everything is allowed: its keys are Spark's. */
  static final String FREE = ROOT + ".spark.conf";

  private final ConfigObject reference;
  private final List<String> paths = new ArrayList<>();

  KnownKeys(Config reference) {
    this.reference = reference.root();
    collect("", this.reference);
  }

  /** A key as messages name it and {@code --set} takes it: without the leading root. */
  static String spoken(String path) {
    return isBelowRoot(path) ? path.substring(ROOT.length() + 1) : path;
  }

  private static boolean isBelowRoot(String path) {
    return path.startsWith(ROOT + ".");
  }

  private void collect(String prefix, ConfigObject group) {
    for (Map.Entry<String, ConfigValue> entry : group.entrySet()) {
      String path = join(prefix, entry.getKey());
      paths.add(path);
      if (entry.getValue() instanceof ConfigObject nested) {
        collect(path, nested);
      }
    }
  }

  /** Notes every key of the tree that is unknown, and every group that is none. */
  void check(Config tree, Problems problems) {
    check("", tree.root(), reference, problems);
  }

  private void check(String prefix, ConfigObject group, ConfigObject known, Problems problems) {
    for (Map.Entry<String, ConfigValue> entry : group.entrySet()) {
      String path = join(prefix, entry.getKey());
      ConfigValue value = entry.getValue();
      @Nullable ConfigValue pattern = known.get(entry.getKey());
      if (pattern == null) {
        problems.add(
            value.origin(),
            "unknown key %s (nearest known key: %s)".formatted(spoken(path), nearest(path)));
      } else if (pattern instanceof ConfigObject knownGroup) {
        checkGroup(path, value, knownGroup, problems);
      } else if (value.valueType() == ConfigValueType.OBJECT) {
        problems.add(value.origin(), "%s must be one value, not a group".formatted(spoken(path)));
      }
    }
  }

  private void checkGroup(
      String path, ConfigValue value, ConfigObject knownGroup, Problems problems) {
    if (!(value instanceof ConfigObject group)) {
      problems.add(
          value.origin(), "%s must be a group of keys, not one value".formatted(spoken(path)));
    } else if (!path.equals(FREE)) {
      check(path, group, knownGroup, problems);
    }
  }

  /** A key of the same last name elsewhere in the tree, else the one fewest typing errors away. */
  private String nearest(String path) {
    String nearest = nearestPath(path);
    return isBelowRoot(path) ? spoken(nearest) : nearest;
  }

  private String nearestPath(String path) {
    return paths.stream()
        .min(
            Comparator.comparing((String known) -> !last(known).equals(last(path)))
                .thenComparing(known -> EditDistance.between(known, path))
                .thenComparing(Comparator.naturalOrder()))
        .orElseThrow();
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  private static String join(String prefix, String key) {
    String quoted = ConfigUtil.joinPath(key);
    return prefix.isEmpty() ? quoted : prefix + "." + quoted;
  }
}
