package io.sparkvae.job;

import io.sparkvae.api.Software;
import picocli.CommandLine.IVersionProvider;

/** The version of the jar that runs. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"spark-vae " + Software.version(), "commit " + Software.commit()};
  }
}
