package io.sparkvae.job;

import io.sparkvae.samples.SampleSettings;
import io.sparkvae.samples.SampleWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A seed in, a folder of small colour scenes out; needs no Spark. */
@Command(name = "samples", description = "writes the synthetic image set")
final class SamplesCommand implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(SamplesCommand.class);

  @Mixin private final RunOptions options = new RunOptions();

  @Override
  public void run() {
    SampleSettings settings =
        options.settings().read(root -> SampleSettings.from(root.group("samples")));
    LOG.info("{} images in {}", settings.images(), new SampleWriter(settings).write());
  }
}
