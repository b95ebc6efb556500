package io.sparkvae.job;

import io.sparkvae.api.EncodeRequest;
import io.sparkvae.config.SettingsReader;
import io.sparkvae.encoding.EncodingResult;
import io.sparkvae.table.RunSeconds;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Images and a model bundle in, a Parquet table of latents out. */
@Command(
    name = "encode",
    description = "images + model bundle → Parquet of latents (+ quarantine + run report)")
final class EncodeCommand implements Runnable, SparkCommand {

  private static final Logger LOG = LoggerFactory.getLogger(EncodeCommand.class);

  @Mixin private final RunOptions options = new RunOptions();

  @Override
  public void run() {
    SparkLaunch.run(this, options);
  }

  @Override
  public String name() {
    return "encode";
  }

  @Override
  public List<String> groups() {
    return List.of("encoding", "corpus", "image", "spark");
  }

  @Override
  public void check(SettingsReader root) {
    EncodeRequest.of(root);
  }

  @Override
  public void run(SparkRun run) {
    EncodingResult result = run.library().encode(run.settings());
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
