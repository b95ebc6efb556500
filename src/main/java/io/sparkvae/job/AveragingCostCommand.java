package io.sparkvae.job;

import io.sparkvae.config.SettingsReader;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.source.CorpusSettings;
import io.sparkvae.study.AveragingCostJob;
import io.sparkvae.study.AveragingCostStudy;
import io.sparkvae.study.StudyRecords;
import io.sparkvae.study.StudySettings;
import io.sparkvae.training.schedule.TrainingSettings;
import io.sparkvae.vae.ComputeThreads;
import io.sparkvae.vae.spec.ModelSettings;
import io.sparkvae.vae.spec.VaeSpec;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Images in, tables and plots of what averaging over replicas costs out. */
@Command(
    name = "averaging-cost",
    description = "images → what averaging over K replicas costs, as tables and plots")
final class AveragingCostCommand implements Runnable, SparkCommand<AveragingCostCommand.Request> {

  private static final Logger LOG = LoggerFactory.getLogger(AveragingCostCommand.class);

  /** The groups that all trainings of a study share. */
  private static final List<String> SHARED =
      List.of("corpus", "image", "model", "training", "spark");

  @Mixin private final RunOptions options = new RunOptions();

  /** The groups that the study reads. */
  record Request(
      CorpusSettings corpus,
      ImageSettings image,
      ModelSettings model,
      TrainingSettings training,
      StudySettings study) {}

  @Override
  public void run() {
    SparkRun.of(this, options);
  }

  @Override
  public String name() {
    return "averaging-cost";
  }

  @Override
  public Request settings(SettingsReader root) {
    CorpusSettings corpus = CorpusSettings.from(root.group("corpus"));
    ImageSettings image = ImageSettings.from(root.group("image"));
    ModelSettings model = ModelSettings.from(root.group("model"));
    TrainingSettings training = TrainingSettings.from(root.group("training"));
    VaeSpec.problems(model, image.shape()).forEach(root::problem);
    StudySettings.check(root, corpus, training);
    return new Request(corpus, image, model, training, StudySettings.from(root.group("study")));
  }

  @Override
  public void run(SparkRun run, Request settings) {
    TrainingSettings training = settings.training();
    ComputeThreads.use(training.threadsPerTask());
    LOG.info("{}", ComputeThreads.describe());
    VaeSpec spec =
        new VaeSpec(settings.model(), settings.image().shape(), training.adam(), training.seed());
    StudyRecords records =
        new StudyRecords(
            Optional.of(run.settings().render()),
            Optional.of(run.settings().fingerprint(SHARED)),
            Provenance.ofSoftware(run.context()).facts());
    AveragingCostJob job =
        new AveragingCostJob(
            settings.study(), settings.corpus(), settings.image(), spec, training, records);
    new AveragingCostStudy(run.context(), job, LOG::info).run();
  }
}
