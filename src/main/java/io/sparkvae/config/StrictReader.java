package io.sparkvae.config;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads one group of the resolved tree; the default stands in for a value that is wrong. */
final class StrictReader implements SettingsReader {

  private final String path;
  private final ConfigObject group;
  private final ConfigObject defaults;
  private final Problems problems;
  private final String file;
  private final Map<String, List<String>> words = new HashMap<>();

  /**
   * Borrows all of them.
   *
   * @param defaults the same group of {@code reference.conf}
   * @param file where a person would add a setting that is missing; empty for a Java caller
   */
  StrictReader(
      String path, ConfigObject group, ConfigObject defaults, Problems problems, String file) {
    this.path = path;
    this.group = group;
    this.defaults = defaults;
    this.problems = problems;
    this.file = file;
  }

  @Override
  public SettingsReader group(String name) {
    ConfigObject known = asGroup(defaults.get(name), name);
    // KnownKeys has noted a group that is none; its defaults let reading go on.
    ConfigObject nested = group.get(name) instanceof ConfigObject object ? object : known;
    return new StrictReader(full(name), nested, known, problems, file);
  }

  private ConfigObject asGroup(@Nullable ConfigValue value, String name) {
    if (value instanceof ConfigObject object) {
      return object;
    }
    throw new IllegalArgumentException("reference.conf has no group " + full(name));
  }

  @Override
  public int integer(String key, int min, int max) {
    return Math.toIntExact(whole(key, min, max));
  }

  @Override
  public long whole(String key, long min, long max) {
    return StrictScalars.whole(value(key), min, max)
        .orElseGet(
            () -> {
              wrong(key, "a whole number from %d to %d".formatted(min, max));
              return StrictScalars.whole(defaults.get(key), min, max).orElse(min);
            });
  }

  @Override
  public double number(String key, double min, double max) {
    return StrictScalars.number(value(key), min, max)
        .orElseGet(
            () -> {
              wrong(key, "a number from %s to %s".formatted(plain(min), plain(max)));
              return StrictScalars.number(defaults.get(key), min, max).orElse(min);
            });
  }

  @Override
  public boolean flag(String key) {
    return StrictScalars.flag(value(key))
        .orElseGet(
            () -> {
              wrong(key, "true or false");
              return StrictScalars.flag(defaults.get(key)).orElse(false);
            });
  }

  @Override
  public String text(String key) {
    return StrictScalars.text(value(key))
        .orElseGet(
            () -> {
              if (isUnset(value(key)) || isBlank(value(key))) {
                missing(key);
              } else {
                wrong(key, "a text");
              }
              return StrictScalars.text(defaults.get(key)).orElse("unset");
            });
  }

  @Override
  public Optional<String> optionalText(String key) {
    ConfigValue value = value(key);
    return isUnset(value) || isBlank(value) ? Optional.empty() : Optional.of(text(key));
  }

  @Override
  public <E extends Enum<E>> E choice(String key, Class<E> type) {
    E[] constants = type.getEnumConstants();
    return StrictScalars.constant(value(key), constants)
        .orElseGet(
            () -> {
              List<String> labels = Arrays.stream(constants).map(StrictScalars::label).toList();
              wrong(key, "one of " + String.join(", ", labels));
              return StrictScalars.constant(defaults.get(key), constants).orElse(constants[0]);
            });
  }

  @Override
  public List<Integer> integers(String key, int min, int max) {
    List<Integer> numbers = new ArrayList<>();
    for (ConfigValue element : list(key, "whole numbers")) {
      Optional<Long> number = StrictScalars.whole(element, min, max);
      number.ifPresent(found -> numbers.add(Math.toIntExact(found)));
      if (number.isEmpty()) {
        wrong(key, "a list of whole numbers from %d to %d".formatted(min, max));
        return List.of();
      }
    }
    return List.copyOf(numbers);
  }

  @Override
  public List<OptionalInt> integersOr(String word, String key, int min, int max) {
    List<ConfigValue> list = value(key) instanceof ConfigList found ? found : List.of();
    List<Optional<OptionalInt>> elements =
        list.stream().map(element -> StrictScalars.wholeOr(word, element, min, max)).toList();
    if (elements.isEmpty() || elements.contains(Optional.<OptionalInt>empty())) {
      wrong(
          key,
          "a list of one or more whole numbers from %d to %d or the word %s"
              .formatted(min, max, word));
      return List.of();
    }
    return elements.stream().flatMap(Optional::stream).toList();
  }

  @Override
  public List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (ConfigValue element : list(key, "texts")) {
      Optional<String> text = StrictScalars.text(element);
      text.ifPresent(texts::add);
      if (text.isEmpty()) {
        wrong(key, "a list of texts");
        return List.of();
      }
    }
    return List.copyOf(texts);
  }

  private List<ConfigValue> list(String key, String what) {
    if (value(key) instanceof ConfigList list) {
      return list;
    }
    wrong(key, "a list of " + what);
    return List.of();
  }

  @Override
  public boolean isWord(String key, String word) {
    words.computeIfAbsent(key, unseen -> new ArrayList<>()).add(word);
    return StrictScalars.text(value(key)).equals(Optional.of(word));
  }

  @Override
  public Map<String, String> entries(String key) {
    return group.get(key) instanceof ConfigObject object ? FlattenedGroup.below(object) : Map.of();
  }

  @Override
  public void problem(String key, String why) {
    problems.add(value(key).origin(), KnownKeys.spoken(full(key)) + " " + why);
  }

  @Override
  public void problem(String message) {
    problems.add(message);
  }

  private void missing(String key) {
    String option = KnownKeys.spoken(full(key));
    problem(
        key,
        file.isEmpty()
            ? "is required"
            : "is required (set it in %s, or with --set %s=…)".formatted(file, option));
  }

  private void wrong(String key, String wanted) {
    String choices = String.join(" or ", words.getOrDefault(key, List.of()));
    String either = choices.isEmpty() ? wanted : choices + " or " + wanted;
    problem(key, "must be %s, not %s".formatted(either, ShownValue.of(value(key))));
  }

  /** The value, never absent: {@code reference.conf} names every key. */
  private ConfigValue value(String key) {
    // The default where a value took the place of the whole group, which KnownKeys has noted.
    ConfigValue value = group.getOrDefault(key, defaults.get(key));
    if (value == null) {
      throw new IllegalArgumentException("reference.conf has no key " + full(key));
    }
    return value;
  }

  private static boolean isUnset(ConfigValue value) {
    return value.valueType() == ConfigValueType.NULL;
  }

  private static boolean isBlank(ConfigValue value) {
    return value.valueType() == ConfigValueType.STRING && FlattenedGroup.text(value).isBlank();
  }

  private String full(String key) {
    return path + "." + ConfigUtil.joinPath(key);
  }

  private static String plain(double bound) {
    return String.format(Locale.ROOT, bound == Math.rint(bound) ? "%.0f" : "%s", bound);
  }
}
