package io.sparkvae.job;

import io.sparkvae.config.SettingsReader;

/** A command that needs Spark: what it reads from the settings, and what it does with them. */
interface SparkCommand {

  /** As typed, such as {@code train}. */
  String name();

  /** Reads the groups that the command uses, so that what is wrong is known before Spark starts. */
  void check(SettingsReader root);

  /** Does the work; Spark is closed afterwards. */
  void run(SparkRun run);
}
