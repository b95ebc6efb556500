package io.sparkvae.vae.bundle;

import io.sparkvae.image.ImageSettings;
import io.sparkvae.image.ImageShape;
import io.sparkvae.image.Resize;
import io.sparkvae.storage.OutputKind;
import io.sparkvae.storage.StagedDirectory;
import io.sparkvae.vae.ComputeThreads;
import io.sparkvae.vae.Vae;
import io.sparkvae.vae.spec.AdamSettings;
import io.sparkvae.vae.spec.Architecture;
import io.sparkvae.vae.spec.Binarisation;
import io.sparkvae.vae.spec.LatentDistance;
import io.sparkvae.vae.spec.Likelihood;
import io.sparkvae.vae.spec.ModelSettings;
import io.sparkvae.vae.spec.VaeSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;

/** The bundle of a network of a few dozen parameters. */
final class SmallBundle {

  static final Configuration HADOOP = new Configuration();

  static final ImageSettings IMAGE =
      new ImageSettings(new ImageShape(1, 4, 2), Resize.FIT, 1000, 2000, 10);

  static final VaeSpec SPEC =
      new VaeSpec(
          new ModelSettings(
              Architecture.DENSE,
              1,
              List.of(3, 2),
              Likelihood.BERNOULLI,
              Binarisation.STATIC,
              4,
              5),
          IMAGE.shape(),
          new AdamSettings(0.9, 0.999, 1e-8),
          -7);

  static final LatentDistance DISTANCE =
      new LatentDistance("cosine", true, new float[] {0.5f}, new float[] {2.25f});

  private SmallBundle() {}

  static Vae network() {
    ComputeThreads.use(1);
    return Vae.fresh(SPEC, 4);
  }

  /** Writes it into a folder that is not there yet. */
  static ModelBundle write(Path bundle) {
    Map<String, String> facts = new TreeMap<>();
    facts.put("learning-rate-scaled", "0.006");
    facts.put(Provenance.CORPUS_PATH, "s3a://key:hush@bucket/photos");
    facts.put(Provenance.HELD_OUT_IMAGES, "3");
    OutputKind kind = new OutputKind("model bundle", "training.output");
    try (StagedDirectory staged = StagedDirectory.stage(kind, path(bundle), HADOOP)) {
      ModelBundle.Papers papers =
          new ModelBundle.Papers(
              "spark-vae {}\n", "{\"epoch\":1}\n", Provenance.of(facts), DISTANCE);
      ModelBundle written = ModelBundle.write(staged, network(), IMAGE, papers, HADOOP);
      staged.publish();
      return written;
    }
  }

  static ModelBundle read(Path bundle) {
    return ModelBundle.read(path(bundle), HADOOP);
  }

  private static org.apache.hadoop.fs.Path path(Path bundle) {
    return new org.apache.hadoop.fs.Path(bundle.toString());
  }
}
