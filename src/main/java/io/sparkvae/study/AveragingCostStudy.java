package io.sparkvae.study;

import io.sparkvae.corpus.shard.ShardedCorpus;
import io.sparkvae.corpus.shard.Sharding;
import io.sparkvae.error.TrainingDivergedException;
import io.sparkvae.storage.Location;
import io.sparkvae.storage.OutputKind;
import io.sparkvae.storage.StagedDirectory;
import io.sparkvae.storage.StoredFile;
import io.sparkvae.study.MeasuredRun.Images;
import io.sparkvae.study.MeasuredRun.Recipe;
import io.sparkvae.training.TrainingResult;
import io.sparkvae.training.VaeTraining;
import io.sparkvae.training.listener.ConsoleLog;
import io.sparkvae.training.round.TrainingData;
import io.sparkvae.training.schedule.TrainingSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Trains one model again and again with different numbers of replicas and ways of averaging, and
 * writes what each of them reached. The output directory appears whole or not at all; a study that
 * was killed goes on from the runs that it had finished.
 */
public final class AveragingCostStudy {

  private static final OutputKind OUTPUT = new OutputKind("study", "study.output");

  private final JavaSparkContext spark;
  private final AveragingCostJob job;
  private final Consumer<String> console;

  /**
   * A study of these settings.
   *
   * @param console takes lines for a person
   */
  public AveragingCostStudy(
      JavaSparkContext spark, AveragingCostJob job, Consumer<String> console) {
    this.spark = spark;
    this.job = job;
    this.console = console;
  }

  /**
   * Measures and writes everything.
   *
   * @return what is written
   * @throws io.sparkvae.error.DataException if the output exists or images cannot be read
   */
  public StudyResults run() {
    Path output = Location.of("study", job.study().output());
    int cores = spark.defaultParallelism();
    FinishedRuns finished = new FinishedRuns(output, name(cores), spark.hadoopConfiguration());
    StudyPlan plan = StudyPlan.of(job.study(), job.training(), finished.folder());
    // Staged first, so that an output that cannot be written is known before the work.
    try (StagedDirectory directory =
        StagedDirectory.stage(OUTPUT, output, spark.hadoopConfiguration())) {
      List<MeasuredRun> runs = measured(plan, finished);
      StudyResults results = new StudyResults(StudyProtocol.of(job, cores, runs), runs);
      write(directory, results);
      directory.publish();
      finished.remove();
      console.accept("Study written to " + directory.target());
      return results;
    }
  }

  /** Of the finished runs; the cores are part of it, for seconds of other machines do not mix. */
  private String name(int cores) {
    String settings =
        job.records()
            .fingerprint()
            .map(fingerprint -> fingerprint.substring(0, 16))
            .orElseGet(() -> UUID.randomUUID().toString());
    return "%s-%d-cores".formatted(settings, cores);
  }

  private List<MeasuredRun> measured(StudyPlan plan, FinishedRuns finished) {
    List<StudyRun> missing =
        plan.runs().stream().filter(run -> finished.find(run).isEmpty()).toList();
    int before = plan.runs().size() - missing.size();
    if (before > 0) {
      console.accept("%d of %d runs are finished already".formatted(before, plan.runs().size()));
    }
    for (int replicas : plan.replicas()) {
      List<StudyRun> pending = plan.with(replicas).stream().filter(missing::contains).toList();
      if (!pending.isEmpty()) {
        train(pending, finished, pending.contains(missing.get(0)));
      }
    }
    List<MeasuredRun> runs = new ArrayList<>();
    plan.runs().forEach(run -> runs.add(finished.find(run).orElseThrow()));
    return runs;
  }

  /** Trains runs of one number of replicas, which share one layout of the corpus. */
  private void train(List<StudyRun> runs, FinishedRuns finished, boolean first) {
    int replicas = runs.get(0).replicas();
    try (ShardedCorpus corpus = Sharding.of(spark, job.corpus(), job.image(), replicas)) {
      if (first) {
        warmUp(runs.get(0), corpus);
      }
      for (StudyRun run : runs) {
        console.accept(run.label());
        finished.save(run, outcome(run, corpus));
        training(run.training()).discardCheckpoints();
      }
    }
  }

  /** An epoch for nothing, or the seconds of the first run would hold those of the compiler. */
  private void warmUp(StudyRun run, ShardedCorpus corpus) {
    String place = run.training().output().orElseThrow() + "-warm-up";
    TrainingSettings epoch = SettingsVariant.of(run.training()).epochs(1).output(place).made();
    console.accept("warm-up, which does not count");
    VaeTraining training = training(epoch);
    training.discardCheckpoints();
    outcome(new StudyRun(run.averaging(), run.replicas(), epoch), corpus);
    training.discardCheckpoints();
  }

  private MeasuredRun outcome(StudyRun run, ShardedCorpus corpus) {
    Images images = Images.of(corpus);
    try {
      TrainingResult result = training(run.training()).run(TrainingData.of(corpus));
      Recipe recipe = recipe(run, result.pace().facts());
      return new MeasuredRun(recipe, images, EpochPoint.of(result.metrics()), null);
    } catch (TrainingDivergedException diverged) {
      console.accept(Optional.ofNullable(diverged.getMessage()).orElse("diverged"));
      return new MeasuredRun(recipe(run, Map.of()), images, List.of(), diverged.getMessage());
    }
  }

  private static Recipe recipe(StudyRun run, Map<String, String> pace) {
    return new Recipe(run.replicas(), run.averaging(), run.training().epochs(), pace);
  }

  private VaeTraining training(TrainingSettings settings) {
    return new VaeTraining(spark, job.spec(), settings, new ConsoleLog(console));
  }

  private void write(StagedDirectory directory, StudyResults results) {
    StudyPlots plots = new StudyPlots(results);
    String text = new StudyTables(results).text();
    write(directory, "averaging-cost.json", StudyJson.of(results));
    write(directory, "averaging-cost.md", text);
    write(directory, "elbo-by-images.svg", plots.byImages());
    write(directory, "elbo-by-seconds.svg", plots.bySeconds());
    job.records().settings().ifPresent(settings -> write(directory, "settings.conf", settings));
    text.lines().forEach(console);
  }

  private void write(StagedDirectory directory, String name, String text) {
    new StoredFile(name, new Path(directory.path(), name), spark.hadoopConfiguration()).write(text);
  }
}
