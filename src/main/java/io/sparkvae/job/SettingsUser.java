package io.sparkvae.job;

import java.util.List;

/** A command that reads settings. */
interface SettingsUser {

  /** The groups of {@code reference.conf} that it reads, the ones a person sets first in front. */
  List<String> groups();
}
