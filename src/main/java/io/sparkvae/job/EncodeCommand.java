package io.sparkvae.job;

import io.sparkvae.config.SettingsReader;
import io.sparkvae.corpus.CorpusSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Images and a model bundle in, a Parquet table of latents out. */
@Command(
    name = "encode",
    description = "images + model bundle → Parquet of latents (+ quarantine + run report)")
final class EncodeCommand implements Runnable, SparkCommand<CorpusSettings> {

  @Mixin private final RunOptions options = new RunOptions();

  @Override
  public void run() {
    SparkRun.of(this, options);
  }

  @Override
  public String name() {
    return "encode";
  }

  @Override
  public CorpusSettings settings(SettingsReader root) {
    return CorpusSettings.from(root.group("corpus"));
  }

  @Override
  public void run(SparkRun run, CorpusSettings settings) {
    throw new UnsupportedOperationException("encode is not wired to the encoding room yet");
  }
}
