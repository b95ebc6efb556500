package io.sparkvae.job;

import io.sparkvae.config.SettingsReader;

/**
 * A command that needs Spark: what it reads from the settings, and what it does with them.
 *
 * @param <T> its settings records
 */
interface SparkCommand<T> {

  /** As typed, such as {@code train}. */
  String name();

  /** Reads the groups that the command uses. */
  T settings(SettingsReader root);

  /** Does the work; Spark is closed afterwards. */
  void run(SparkRun run, T settings);
}
