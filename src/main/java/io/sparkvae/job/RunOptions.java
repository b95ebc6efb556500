package io.sparkvae.job;

import io.sparkvae.config.Settings;
import io.sparkvae.config.SettingsText;
import io.sparkvae.error.DataException;
import io.sparkvae.error.SettingsException;
import io.sparkvae.storage.Location;
import io.sparkvae.storage.StoredFile;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that every command takes. */
@Command(mixinStandardHelpOptions = true, versionProvider = Version.class)
final class RunOptions {

  @Option(
      names = "--conf",
      paramLabel = "FILE",
      description = "settings (HOCON), local or on any Hadoop file system")
  private @Nullable String conf;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "overrides one setting; may be repeated")
  private final List<String> overrides = new ArrayList<>();

  @Option(
      names = "--master",
      paramLabel = "URL",
      description = "Spark master, such as local[2], spark://host:7077 or yarn")
  private @Nullable String master;

  @Option(
      names = "--print-settings",
      description = "prints all settings, defaults included, as a file for --conf, and ends")
  private boolean printSettings;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  /**
   * The master, where one was given.
   *
   * @throws SettingsException where it is none
   */
  Optional<String> master() {
    Optional<String> named = Optional.ofNullable(master);
    if (!named.map(SparkMaster::isKnown).orElse(true)) {
      throw new SettingsException(
          List.of("--master %s: must %s".formatted(master, SparkMaster.WANTED)));
    }
    return named;
  }

  /**
   * Prints the settings where that is asked for; values are not checked, so that a file can begin
   * this way.
   *
   * @return whether that is all there is to do
   * @throws SettingsException where there is an unknown key
   */
  boolean printSettings(Settings settings) {
    if (printSettings) {
      settings.read(root -> root);
      Objects.requireNonNull(command).commandLine().getOut().print(settings.render());
      command.commandLine().getOut().flush();
    }
    return printSettings;
  }

  /** Defaults, file and overrides laid over one another; not yet checked. */
  Settings settings() {
    return Settings.of(Optional.ofNullable(conf).map(RunOptions::read), overrides);
  }

  private static SettingsText read(String name) {
    try {
      StoredFile file = new StoredFile("settings file", path(name), HadoopSettings.ofLauncher());
      return new SettingsText(name, file.text());
    } catch (DataException unreadable) {
      throw new SettingsException(List.of(String.valueOf(unreadable.getMessage())));
    }
  }

  /** A name without a scheme is a local file where there is one, whatever the cluster's default. */
  private static Path path(String name) {
    Path path = Location.of("settings file", name);
    boolean local = !name.contains("://") && Files.exists(java.nio.file.Path.of(name));
    return local
        ? new Path("file", null, java.nio.file.Path.of(name).toAbsolutePath().toString())
        : path;
  }
}
