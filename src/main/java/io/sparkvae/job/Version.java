package io.sparkvae.job;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of the jar that runs. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"spark-vae " + text(), "commit " + commit()};
  }

  static String text() {
    String version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "(not from a jar)" : version;
  }

  /** The commit that the jar was built from, where the build ran in a checkout. */
  static String commit() {
    String commit = built("commit");
    return commit.startsWith("$") ? "unknown" : commit;
  }

  /** The version of DL4J and ND4J in the jar. */
  static String dl4j() {
    return built("dl4j");
  }

  private static String built(String key) {
    try (InputStream in =
        Objects.requireNonNull(Version.class.getResourceAsStream("build.properties"))) {
      Properties properties = new Properties();
      properties.load(in);
      return Objects.requireNonNull(properties.getProperty(key), key);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
