package io.sparkvae;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.Optional;

/** Data that tests use where they are present; none of them is part of the project. */
public final class SharedData {

  private SharedData() {}

  /** That folder of the data; where it is absent the test is skipped. */
  public static Path folder(String name) {
    Path folder =
        Path.of(
            Optional.ofNullable(System.getenv("SPARK_VAE_DATA")).orElse("../shared/data"), name);
    assumeThat(folder)
        .as("test data %s (name their folder in SPARK_VAE_DATA)", folder)
        .isDirectory();
    return folder.toAbsolutePath();
  }
}
