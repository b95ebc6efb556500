package io.sparkvae.api;

import io.sparkvae.config.Settings;
import io.sparkvae.corpus.shard.ShardedCorpus;
import io.sparkvae.corpus.shard.Sharding;
import io.sparkvae.distance.DistanceChoice;
import io.sparkvae.distance.DistanceFit;
import io.sparkvae.storage.Location;
import io.sparkvae.storage.OutputKind;
import io.sparkvae.storage.StagedDirectory;
import io.sparkvae.training.ReplicaCount;
import io.sparkvae.training.TrainingResult;
import io.sparkvae.training.VaeTraining;
import io.sparkvae.training.listener.ConsoleLog;
import io.sparkvae.training.listener.TrainingListener;
import io.sparkvae.training.round.TrainingData;
import io.sparkvae.vae.ComputeThreads;
import io.sparkvae.vae.Vae;
import io.sparkvae.vae.VaeModel;
import io.sparkvae.vae.bundle.ModelBundle;
import io.sparkvae.vae.bundle.Provenance;
import io.sparkvae.vae.spec.LatentDistance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;

/** One training: corpus, shards, rounds, bundle. */
final class TrainAction {

  private static final OutputKind OUTPUT = new OutputKind("model bundle", "training.output");

  private final JavaSparkContext spark;
  private final Settings settings;
  private final TrainRequest request;
  private final List<TrainingListener> listeners;
  private final Consumer<String> console;

  TrainAction(
      JavaSparkContext spark,
      Settings settings,
      List<TrainingListener> listeners,
      Consumer<String> console) {
    this.spark = spark;
    this.settings = settings;
    this.request = TrainRequest.of(settings);
    this.listeners = listeners;
    this.console = console;
  }

  @SuppressWarnings("try") // The scope is closed, never named.
  TrainedModel run() {
    try (ComputeThreads.Scope threads = ComputeThreads.scope(request.training().threadsPerTask())) {
      console.accept(ComputeThreads.describe());
      return train();
    }
  }

  private TrainedModel train() {
    Path output = Location.of("model bundle", request.training().output().orElseThrow());
    VaeTraining training = new VaeTraining(spark, request.spec(), request.training(), listeners());
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

  private TrainingListener[] listeners() {
    List<TrainingListener> all = new ArrayList<>(List.of(new ConsoleLog(console)));
    all.addAll(listeners);
    return all.toArray(TrainingListener[]::new);
  }

  private TrainedModel train(VaeTraining training, StagedDirectory directory) {
    int replicas = ReplicaCount.of(request.training().replicas(), spark);
    try (ShardedCorpus corpus = Sharding.of(spark, request.corpus(), request.image(), replicas)) {
      console.accept(
          "%d training images in %d replicas, %d held out, %d unreadable"
              .formatted(
                  corpus.trainingImages(),
                  replicas,
                  corpus.validationImages(),
                  corpus.unreadable()));
      TrainingResult result = training.run(TrainingData.of(corpus));
      ModelBundle bundle = write(directory, corpus, result);
      return new TrainedModel(
          bundle.modelId(),
          directory.target().toString(),
          new TrainedModel.Images(
              corpus.trainingImages(), corpus.validationImages(), corpus.unreadable()),
          replicas,
          result.metrics());
    }
  }

  private ModelBundle write(
      StagedDirectory directory, ShardedCorpus corpus, TrainingResult result) {
    Vae vae = result.model(request.spec());
    String metrics = String.join("\n", result.metricsLines()) + "\n";
    ModelBundle.Papers papers =
        new ModelBundle.Papers(
            settings.render(), metrics, provenance(corpus, result), distance(corpus, vae));
    return ModelBundle.write(directory, vae, request.image(), papers, spark.hadoopConfiguration());
  }

  private LatentDistance distance(ShardedCorpus corpus, Vae vae) {
    VaeModel model = new VaeModel("trained", vae.spec(), request.image(), vae.state().parameters());
    Optional<DistanceChoice> choice =
        new DistanceFit(spark, model).choose(corpus.training(), corpus.validation());
    choice.map(DistanceChoice::line).ifPresent(console);
    return choice.map(DistanceChoice::distance).orElse(LatentDistance.EUCLIDEAN);
  }

  private Provenance provenance(ShardedCorpus corpus, TrainingResult result) {
    Map<String, String> facts = new TreeMap<>();
    facts.put(Provenance.CORPUS_PATH, request.corpus().path());
    facts.put(Provenance.CORPUS_FINGERPRINT, corpus.fingerprint());
    facts.put(Provenance.TRAINING_IMAGES, Long.toString(corpus.trainingImages()));
    facts.put(Provenance.HELD_OUT_IMAGES, Long.toString(corpus.validationImages()));
    facts.put(Provenance.UNREADABLE_IMAGES, Long.toString(corpus.unreadable()));
    facts.put(Provenance.REPLICAS, Integer.toString(corpus.replicas()));
    facts.put(Provenance.SEED, Long.toString(request.training().seed()));
    return Software.of(spark).with(facts).with(result.pace().facts());
  }
}
