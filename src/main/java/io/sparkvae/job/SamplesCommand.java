package io.sparkvae.job;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A seed in, a folder of small colour scenes out. */
@Command(name = "samples", description = "writes the synthetic image set")
final class SamplesCommand implements Runnable {

  @Mixin private final RunOptions options = new RunOptions();

  @Override
  public void run() {
    var settings = options.settings();
    settings.read(root -> root.group("samples").text("output"));
    throw new UnsupportedOperationException("samples is not wired to the samples room yet");
  }
}
