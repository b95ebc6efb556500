package io.sparkvae.job;

import io.sparkvae.config.SettingsReader;
import io.sparkvae.encoding.ArchiveEncoder;
import io.sparkvae.encoding.EncodingJob;
import io.sparkvae.encoding.EncodingResult;
import io.sparkvae.encoding.EncodingSettings;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.source.CorpusSettings;
import io.sparkvae.storage.Location;
import io.sparkvae.table.RunSeconds;
import io.sparkvae.vae.VaeModel;
import io.sparkvae.vae.bundle.ModelBundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Images and a model bundle in, a Parquet table of latents out. */
@Command(
    name = "encode",
    description = "images + model bundle → Parquet of latents (+ quarantine + run report)")
final class EncodeCommand implements Runnable, SparkCommand<EncodeCommand.Request> {

  private static final Logger LOG = LoggerFactory.getLogger(EncodeCommand.class);

  @Mixin private final RunOptions options = new RunOptions();

  /** The groups that encoding reads. */
  record Request(CorpusSettings corpus, ImageSettings image, EncodingSettings encoding) {}

  @Override
  public void run() {
    SparkRun.of(this, options);
  }

  @Override
  public String name() {
    return "encode";
  }

  @Override
  public Request settings(SettingsReader root) {
    return new Request(
        CorpusSettings.from(root.group("corpus")),
        ImageSettings.from(root.group("image")),
        EncodingSettings.from(root.group("encoding")));
  }

  @Override
  public void run(SparkRun run, Request settings) {
    ModelBundle bundle =
        ModelBundle.read(
            Location.of("model bundle", settings.encoding().model()),
            run.context().hadoopConfiguration());
    VaeModel model = bundle.model(settings.image());
    EncodingResult result =
        new ArchiveEncoder(run.context(), model)
            .encode(
                new EncodingJob(
                    settings.corpus(),
                    settings.encoding(),
                    run.settings().render(),
                    RunProvenance.ofSoftware(run.context())));
    LOG.info(
        "{} images: {} rows of latents, {} in quarantine, {} images/s ({}); written to {}",
        result.listed(),
        result.encoded(),
        result.quarantined().count(),
        "%.1f".formatted(result.imagesPerSecond()),
        phases(result),
        result.output());
  }

  private static String phases(EncodingResult result) {
    RunSeconds seconds = result.seconds();
    return "listing %.1f s, pass %.1f s at %.1f images/s, publishing %.1f s"
        .formatted(
            seconds.listing(), seconds.pass(), result.passImagesPerSecond(), seconds.publishing());
  }
}
