package io.sparkvae.api;

import io.sparkvae.config.Settings;
import io.sparkvae.corpus.shard.ShardedCorpus;
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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;

/** One training: corpus, shards, rounds, bundle. */
final class TrainAction {

  private static final OutputKind OUTPUT = new OutputKind("model bundle", "training.output");

  private final JavaSparkContext spark;
  private final Settings settings;
  private final TrainRequest request;
  private final Consumer<String> console;

  TrainAction(JavaSparkContext spark, Settings settings, Consumer<String> console) {
    this.spark = spark;
    this.settings = settings;
    this.request = TrainRequest.of(settings);
    this.console = console;
  }

  TrainedModel run() {
    ComputeThreads.use(request.training().threadsPerTask());
    console.accept(ComputeThreads.describe());
    Path output = Location.of("model bundle", request.training().output().orElseThrow());
    VaeTraining training = new VaeTraining(spark, request.spec(), request.training(), console);
    // Staged first, so that an output that cannot be written is known before the work.
    try (StagedDirectory directory =
        StagedDirectory.stage(OUTPUT, output, spark.hadoopConfiguration())) {
      TrainedModel model = train(training, directory);
      directory.publish();
      training.discardCheckpoints();
      console.accept("Model bundle written to " + directory.target());
      return model;
    }
  }

  private TrainedModel train(VaeTraining training, StagedDirectory directory) {
    int replicas = ReplicaCount.of(request.training().replicas(), spark);
    try (ShardedCorpus corpus =
        ShardedCorpus.of(spark, request.corpus(), request.image(), replicas)) {
      console.accept(
          "%d training images in %d replicas, %d held out, %d unreadable"
              .formatted(
                  corpus.trainingImages(),
                  replicas,
                  corpus.validationImages(),
                  corpus.unreadable()));
      TrainingResult result = training.run(TrainingData.of(corpus));
      ModelBundle bundle = write(directory, result, provenance(corpus, result));
      return new TrainedModel(
          bundle.modelId(),
          directory.target().toString(),
          new TrainedModel.Images(
              corpus.trainingImages(), corpus.validationImages(), corpus.unreadable()),
          replicas,
          List.of());
    }
  }

  private ModelBundle write(
      StagedDirectory directory, TrainingResult result, Map<String, String> provenance) {
    Configuration hadoop = spark.hadoopConfiguration();
    Vae vae = Vae.fresh(request.spec(), 0);
    TrainingState last = result.lastState();
    vae.restore(new TrainingState(result.parameters(), last.moments(), last.iteration()));
    String metrics = String.join("\n", result.metrics()) + "\n";
    ModelBundle.Papers papers = new ModelBundle.Papers(settings.render(), metrics, provenance);
    return ModelBundle.write(directory, vae, request.image(), papers, hadoop);
  }

  private Map<String, String> provenance(ShardedCorpus corpus, TrainingResult result) {
    Map<String, String> facts = new TreeMap<>(Software.facts(spark));
    facts.put("corpus-path", request.corpus().path());
    facts.put("corpus-fingerprint", corpus.fingerprint());
    facts.put("training-images", Long.toString(corpus.trainingImages()));
    facts.put("validation-images", Long.toString(corpus.validationImages()));
    facts.put("unreadable-images", Long.toString(corpus.unreadable()));
    facts.put("replicas", Integer.toString(corpus.replicas()));
    facts.put("seed", Long.toString(request.training().seed()));
    facts.putAll(result.pace().facts());
    return facts;
  }
}
