package io.sparkvae.job;

import picocli.CommandLine.IVersionProvider;

/** The version of the jar that runs. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version = Main.class.getPackage().getImplementationVersion();
    return new String[] {"spark-vae " + (version == null ? "(not from a jar)" : version)};
  }
}
