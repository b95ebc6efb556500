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
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

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

  Optional<String> master() {
    return Optional.ofNullable(master);
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
