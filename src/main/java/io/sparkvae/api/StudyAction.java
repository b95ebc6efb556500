package io.sparkvae.api;

import io.sparkvae.config.Settings;
import io.sparkvae.storage.Sha256;
import io.sparkvae.study.AveragingCostJob;
import io.sparkvae.study.AveragingCostStudy;
import io.sparkvae.study.StudyRecords;
import io.sparkvae.study.StudyResults;
import io.sparkvae.vae.ComputeThreads;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;

/** One study of the cost of averaging: a corpus in, tables and plots out. */
record StudyAction(JavaSparkContext spark, Settings settings, Consumer<String> console) {

  /** The groups that all trainings of a study share. */
  private static final List<String> SHARED =
      List.of("corpus", "image", "model", "training", "spark");

  StudyResults run() {
    StudyRequest request = StudyRequest.of(settings);
    TrainRequest common = request.common();
    ComputeThreads.use(common.training().threadsPerTask());
    console.accept(ComputeThreads.describe());
    StudyRecords records =
        new StudyRecords(
            Optional.of(settings.render()),
            Optional.of(Sha256.hex(settings.canonical(SHARED))),
            Software.of(spark).facts());
    AveragingCostJob job =
        new AveragingCostJob(
            request.study(),
            common.corpus(),
            common.image(),
            common.spec(),
            common.training(),
            records);
    return new AveragingCostStudy(spark, job, console).run();
  }
}
