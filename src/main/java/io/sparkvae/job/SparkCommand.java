package io.sparkvae.job;

import io.sparkvae.config.Settings;
import io.sparkvae.config.SettingsReader;

/** A command that needs Spark: what it reads from the settings, and what it does with them. */
interface SparkCommand extends SettingsUser {

  /** As typed, such as {@code train}. */
  String name();

  /** Reads the groups that the command uses, so that what is wrong is known before Spark starts. */
  void check(SettingsReader root);

  /** The last line of a run that was interrupted; says what is left of it. */
  default String interrupted(Settings settings) {
    return "Interrupted: nothing was published; run the same command again to start over";
  }

  /** Does the work; Spark is closed afterwards. */
  void run(SparkRun run);
}
