package io.sparkvae.study;

import io.sparkvae.error.DataException;
import io.sparkvae.study.MeasuredRun.Images;
import io.sparkvae.training.schedule.TrainingSettings;
import io.sparkvae.vae.spec.ModelSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How the numbers of a study were measured: all that its runs share. */
final class StudyProtocol {

  private StudyProtocol() {}

  /**
   * The facts in the order in which they are written.
   *
   * @param cores that Spark's tasks ran on
   * @throws DataException if the runs did not see the same images
   */
  static Map<String, Object> of(AveragingCostJob job, int cores, List<MeasuredRun> runs) {
    ModelSettings model = job.spec().model();
    TrainingSettings training = job.training();
    Images images = images(job, runs);
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("quantity", "negative ELBO in nats per image, summed over pixels, one draw of z");
    facts.put("likelihood", word(model.likelihood()));
    facts.put("binarisation", word(model.binarisation()));
    facts.put("architecture", word(model.architecture()));
    facts.put("hidden_sizes", model.hiddenSizes().toString());
    facts.put("latent_dim", model.latentDim());
    facts.put("beta", model.beta());
    facts.put("image", job.image().shape().toString());
    facts.put("data_set", job.corpus().path());
    facts.put("held_out", heldOut(job));
    facts.put("training_images", images.training());
    facts.put("held_out_images", images.heldOut());
    facts.put("unreadable_images", images.unreadable());
    facts.put("images_fingerprint", images.fingerprint());
    facts.put("seed", training.seed());
    facts.put("epochs", training.epochs());
    facts.put("cores", cores);
    facts.putAll(job.records().provenance());
    return facts;
  }

  private static Images images(AveragingCostJob job, List<MeasuredRun> runs) {
    List<Images> different = runs.stream().map(MeasuredRun::images).distinct().toList();
    if (different.size() > 1) {
      throw new DataException(
          ("Cannot write study %s: the images changed while it ran, %s became %s (remove %s.runs"
                  + " and run the study again)")
              .formatted(
                  job.study().output(), different.get(0), different.get(1), job.study().output()));
    }
    return different.get(0);
  }

  private static String heldOut(AveragingCostJob job) {
    return job.corpus()
        .validationPath()
        .orElseGet(() -> "%s of data_set by hash".formatted(job.corpus().validationFraction()));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
