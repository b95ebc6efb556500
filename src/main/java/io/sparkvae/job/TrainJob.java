package io.sparkvae.job;

import io.sparkvae.corpus.shard.ShardedCorpus;
import io.sparkvae.job.TrainCommand.Request;
import io.sparkvae.storage.Location;
import io.sparkvae.storage.OutputKind;
import io.sparkvae.storage.StagedDirectory;
import io.sparkvae.training.ReplicaCount;
import io.sparkvae.training.TrainingResult;
import io.sparkvae.training.VaeTraining;
import io.sparkvae.training.round.TrainingData;
import io.sparkvae.vae.ComputeThreads;
import io.sparkvae.vae.TrainingState;
import io.sparkvae.vae.Vae;
import io.sparkvae.vae.bundle.ModelBundle;
import io.sparkvae.vae.bundle.Provenance;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One training run: corpus, shards, rounds, bundle. */
record TrainJob(SparkRun spark, Request settings) {

  private static final Logger LOG = LoggerFactory.getLogger(TrainJob.class);
  private static final String KEY = "training.output";

  void run() {
    JavaSparkContext context = spark.context();
    Configuration hadoop = context.hadoopConfiguration();
    ComputeThreads.use(settings.training().threadsPerTask());
    LOG.info("{}", ComputeThreads.describe());
    Path output = Location.of("model bundle", settings.training().output().orElseThrow());
    VaeTraining training =
        new VaeTraining(context, settings.spec(), settings.training(), LOG::info);
    // Staged first, so that an output that cannot be written is known before the work.
    try (StagedDirectory bundle =
        StagedDirectory.stage(new OutputKind("model bundle", KEY), output, hadoop)) {
      int replicas = ReplicaCount.of(settings.training().replicas(), context);
      try (ShardedCorpus corpus =
          ShardedCorpus.of(context, settings.corpus(), settings.image(), replicas)) {
        LOG.info(
            "{} training images in {} replicas, {} held out, {} unreadable",
            corpus.trainingImages(),
            replicas,
            corpus.validationImages(),
            corpus.unreadable());
        TrainingResult result = training.run(TrainingData.of(corpus));
        write(
            bundle,
            result,
            RunProvenance.of(context, settings, corpus).with(result.pace().facts()));
      }
      bundle.publish();
      training.discardCheckpoints();
      LOG.info("Model bundle written to {}", bundle.target());
    }
  }

  private void write(StagedDirectory bundle, TrainingResult result, Provenance provenance) {
    Vae vae = Vae.fresh(settings.spec(), 0);
    TrainingState last = result.lastState();
    vae.restore(new TrainingState(result.parameters(), last.moments(), last.iteration()));
    String metrics = String.join("\n", result.metrics()) + "\n";
    ModelBundle.Papers papers =
        new ModelBundle.Papers(spark.settings().render(), metrics, provenance);
    ModelBundle.write(bundle, vae, settings.image(), papers, spark.context().hadoopConfiguration());
  }
}
