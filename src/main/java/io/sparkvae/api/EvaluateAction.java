package io.sparkvae.api;

import io.sparkvae.config.Settings;
import io.sparkvae.evaluation.EvaluationJob;
import io.sparkvae.evaluation.EvaluationResult;
import io.sparkvae.evaluation.Evaluator;
import io.sparkvae.storage.Location;
import io.sparkvae.vae.VaeModel;
import io.sparkvae.vae.bundle.ModelBundle;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;

/** One evaluation: bundle and corpus in, metrics with their protocols out. */
record EvaluateAction(JavaSparkContext spark, Settings settings, Consumer<String> console) {

  EvaluationResult run() {
    EvaluateRequest request = EvaluateRequest.of(settings);
    ModelBundle bundle =
        ModelBundle.read(Location.of("model bundle", request.model()), spark.hadoopConfiguration());
    VaeModel model = bundle.model(request.image());
    return new Evaluator(spark, model, console)
        .evaluate(
            new EvaluationJob(
                request.corpus(), request.evaluation(), Optional.of(settings.render())));
  }
}
