package io.sparkvae.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import io.sparkvae.error.SettingsException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The resolved settings of one run: {@code reference.conf}, overridden by the settings file,
 * overridden by {@code --set}. No value is used before {@link #read} has checked it. A file may
 * read an environment variable as {@code ${NAME}}: messages do not quote its value, {@link #render}
 * and {@link #changed} show it unless its key looks secret.
 */
public final class Settings {

  private static final ConfigRenderOptions HOCON =
      ConfigRenderOptions.defaults().setOriginComments(false).setComments(false).setJson(false);

  private final Config tree;
  private final Config reference;
  private final Problems unknown;
  private final String file;

  private Settings(Config tree, Config reference, Problems unknown, String file) {
    this.tree = tree;
    this.reference = reference;
    this.unknown = unknown;
    this.file = file;
  }

  /**
   * Lays the layers over one another.
   *
   * @param file the settings file, where one was given
   * @param overrides {@code key=value} in the order given, keys with or without {@code spark-vae.}
   * @throws SettingsException if the file is not HOCON
   */
  public static Settings of(Optional<SettingsText> file, List<String> overrides) {
    Problems problems = new Problems();
    Config reference = SettingsLayers.reference();
    KnownKeys known = new KnownKeys(reference);
    Config own = file.map(SettingsLayers::file).orElseGet(SettingsLayers::none);
    Config set = Overrides.parse(overrides, problems);
    Config tree = SettingsLayers.resolve(set.withFallback(own).withFallback(reference));
    // Each layer on its own: once merged, a group that one of them overwrites could not be seen.
    known.check(own.resolveWith(tree), problems);
    known.check(set, problems);
    return new Settings(
        tree, reference, problems, file.map(SettingsText::name).orElse("a file for --conf"));
  }

  /** The defaults, for a Java caller to change by {@link #with}. */
  public static Settings defaults() {
    Config reference = SettingsLayers.reference();
    return new Settings(SettingsLayers.resolve(reference), reference, new Problems(), "");
  }

  /**
   * These settings and one more, which replaces what was there. It is checked when it is read.
   *
   * @param name as in {@code reference.conf}, such as {@code training.epochs}
   * @param value a text, a number, a boolean, or a list or map of them
   * @throws IllegalArgumentException if the value is of another class
   */
  public Settings with(String name, Object value) {
    Config set = Overrides.named(name, value);
    Problems problems = new Problems();
    problems.addAll(unknown);
    new KnownKeys(reference).check(set, problems);
    return new Settings(set.withFallback(tree).resolve(), reference, problems, file);
  }

  /**
   * Reads settings records, and ends here if anything in the settings is wrong.
   *
   * @param records builds one or more records from the groups below {@code spark-vae}
   * @throws SettingsException with every problem: unknown keys, and whatever the records noted
   */
  public <T> T read(Function<SettingsReader, T> records) {
    Problems problems = new Problems();
    problems.addAll(unknown);
    T result =
        records.apply(
            new StrictReader(
                KnownKeys.ROOT, root(), reference.getObject(KnownKeys.ROOT), problems, file));
    problems.raise();
    return result;
  }

  /**
   * The settings of these groups that are not the defaults, secrets masked.
   *
   * @return one line {@code key = value} for each, the key as {@code --set} takes it
   */
  public List<String> changed(List<String> groups) {
    return ChangedSettings.lines(tree, reference, groups);
  }

  /** The whole tree as HOCON that {@code --conf} takes again, secrets masked. */
  public String render() {
    Map<String, String> conf = FlattenedGroup.below(tree.getObject(KnownKeys.FREE));
    ConfigObject shown =
        tree.withValue(KnownKeys.FREE, ConfigValueFactory.fromMap(Map.copyOf(Secrets.mask(conf))))
            .root();
    return Secrets.masked(shown.render(HOCON));
  }

  /**
   * The values of these keys and groups as text, the same for every spelling of the same values: a
   * digest of it identifies them.
   *
   * @param paths below {@code spark-vae}, such as {@code model} or {@code training.seed}
   */
  public String canonical(List<String> paths) {
    StringBuilder text = new StringBuilder();
    for (String path : paths.stream().sorted().toList()) {
      ConfigValue value = tree.getConfig(KnownKeys.ROOT).root();
      for (String name : ConfigUtil.splitPath(path)) {
        value = child(value, name, path);
      }
      text.append(path).append('=').append(CanonicalText.of(value)).append('\n');
    }
    return text.toString();
  }

  private static ConfigValue child(ConfigValue group, String name, String path) {
    @Nullable ConfigValue value = group instanceof ConfigObject object ? object.get(name) : null;
    if (value == null) {
      throw new IllegalArgumentException("no setting named " + path);
    }
    return value;
  }

  private ConfigObject root() {
    // A file may say spark-vae = 3, which is noted already.
    return tree.root().get(KnownKeys.ROOT) instanceof ConfigObject group
        ? group
        : reference.getObject(KnownKeys.ROOT);
  }
}
