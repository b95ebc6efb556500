package io.sparkvae.job;

import io.sparkvae.config.Settings;
import io.sparkvae.samples.SampleSettings;
import io.sparkvae.samples.SampleWriter;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A seed in, a folder of small colour scenes out; needs no Spark. */
@Command(name = "samples", description = "writes the synthetic image set")
final class SamplesCommand implements Runnable, SettingsUser {

  private static final Logger LOG = LoggerFactory.getLogger(SamplesCommand.class);

  @Mixin private final RunOptions options = new RunOptions();

  @Override
  public List<String> groups() {
    return List.of("samples");
  }

  @Override
  public void run() {
    Settings all = options.settings();
    if (options.printSettings(all)) {
      return;
    }
    SampleSettings settings = all.read(root -> SampleSettings.from(root.group("samples")));
    LOG.info("{} images in {}", settings.images(), new SampleWriter(settings).write());
  }
}
