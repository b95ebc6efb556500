package io.sparkvae.api;

import io.sparkvae.config.Settings;
import io.sparkvae.encoding.EncodingResult;
import io.sparkvae.evaluation.EvaluationResult;
import io.sparkvae.study.StudyResults;
import io.sparkvae.training.listener.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * The way in: trains, encodes and evaluates in a Spark session that the caller started and goes on
 * using.
 *
 * <pre>{@code
 * Settings settings =
 *     Settings.defaults().with("corpus.path", "/photos").with("training.output", "runs/photos");
 * TrainedModel model = SparkVae.on(spark).train(settings);
 * }</pre>
 *
 * <p>Settings are those of {@code reference.conf}, by the same names. The session may use any
 * serializer, and several runs may share it at the same time, each on a thread of its own; what
 * they do is the same as if each ran alone. Thread settings of the process and the session's job
 * descriptions are left as they were.
 *
 * <p>Every method throws {@link io.sparkvae.error.SettingsException} where settings are wrong and
 * {@link io.sparkvae.error.DataException} where a path, a corpus, a bundle or an output is.
 */
public final class SparkVae {

  private final SparkSession spark;
  private final List<TrainingListener> listeners;
  private final Consumer<String> console;

  private SparkVae(SparkSession spark, List<TrainingListener> listeners, Consumer<String> console) {
    this.spark = spark;
    this.listeners = List.copyOf(listeners);
    this.console = console;
  }

  /** Runs in this session; says nothing on its own. */
  public static SparkVae on(SparkSession spark) {
    return new SparkVae(spark, List.of(), line -> {});
  }

  /** The same, telling this listener of rounds, epochs and checkpoints of every training. */
  public SparkVae withListener(TrainingListener listener) {
    List<TrainingListener> all = new ArrayList<>(listeners);
    all.add(listener);
    return new SparkVae(spark, all, console);
  }

  /**
   * The same, telling a person how far it is.
   *
   * @param newConsole takes lines without a line break, from the calling thread
   */
  public SparkVae telling(Consumer<String> newConsole) {
    return new SparkVae(spark, listeners, newConsole);
  }

  /**
   * Trains a model and publishes its bundle at {@code training.output}, or goes on from the
   * checkpoint that an earlier, unfinished run of the same training left there.
   *
   * @throws io.sparkvae.error.TrainingDivergedException where a loss or a parameter is not finite
   */
  public TrainedModel train(Settings settings) {
    return new TrainAction(context(), settings, listeners, console).run();
  }

  /** Encodes a corpus with the bundle {@code encoding.model} into {@code encoding.output}. */
  public EncodingResult encode(Settings settings) {
    return new EncodeAction(context(), settings).run();
  }

  /** Measures the bundle {@code evaluation.model} on a part of a corpus. */
  public EvaluationResult evaluate(Settings settings) {
    return new EvaluateAction(context(), settings, console).run();
  }

  /** Measures what averaging over replicas costs, into {@code study.output}. */
  public StudyResults averagingCost(Settings settings) {
    return new StudyAction(context(), settings, console).run();
  }

  private JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(spark.sparkContext());
  }
}
