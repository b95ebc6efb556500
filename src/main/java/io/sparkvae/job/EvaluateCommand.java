package io.sparkvae.job;

import io.sparkvae.config.SettingsReader;
import io.sparkvae.evaluation.EvaluationJob;
import io.sparkvae.evaluation.Evaluator;
import io.sparkvae.evaluation.measure.EvaluatedModel;
import io.sparkvae.evaluation.settings.EvaluationSettings;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.source.CorpusSettings;
import io.sparkvae.storage.Location;
import io.sparkvae.vae.bundle.ModelBundle;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A model bundle and images in, numbers with their protocols out. */
@Command(name = "evaluate", description = "model bundle + images → numbers, each with its protocol")
final class EvaluateCommand implements Runnable, SparkCommand<EvaluateCommand.Request> {

  private static final Logger LOG = LoggerFactory.getLogger(EvaluateCommand.class);

  @Mixin private final RunOptions options = new RunOptions();

  /** The groups that evaluation reads. */
  record Request(
      String model, CorpusSettings corpus, ImageSettings image, EvaluationSettings evaluation) {}

  @Override
  public void run() {
    SparkRun.of(this, options);
  }

  @Override
  public String name() {
    return "evaluate";
  }

  @Override
  public Request settings(SettingsReader root) {
    return new Request(
        root.group("evaluation").text("model"),
        CorpusSettings.from(root.group("corpus")),
        ImageSettings.from(root.group("image")),
        EvaluationSettings.from(root.group("evaluation")));
  }

  @Override
  public void run(SparkRun run, Request settings) {
    ModelBundle bundle =
        ModelBundle.read(
            Location.of("model bundle", settings.model()), run.context().hadoopConfiguration());
    EvaluatedModel model = EvaluatedModel.of(bundle, settings.image());
    new Evaluator(run.context(), model, LOG::info)
        .evaluate(
            new EvaluationJob(
                settings.corpus(), settings.evaluation(), Optional.of(run.settings().render())));
  }
}
