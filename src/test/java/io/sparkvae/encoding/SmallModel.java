package io.sparkvae.encoding;

import io.sparkvae.corpus.CorpusFixture;
import io.sparkvae.corpus.CorpusSettings;
import io.sparkvae.vae.Vae;
import io.sparkvae.vae.VaeModel;
import io.sparkvae.vae.bundle.Provenance;
import io.sparkvae.vae.spec.AdamSettings;
import io.sparkvae.vae.spec.Architecture;
import io.sparkvae.vae.spec.Binarisation;
import io.sparkvae.vae.spec.Likelihood;
import io.sparkvae.vae.spec.ModelSettings;
import io.sparkvae.vae.spec.VaeSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A network of a few thousand untrained parameters, and what it takes to encode with it. */
final class SmallModel {

  static final String ID = "small";
  static final int LATENT_DIM = 5;

  private SmallModel() {}

  static VaeModel model() {
    ModelSettings settings =
        new ModelSettings(
            Architecture.DENSE,
            LATENT_DIM,
            List.of(16),
            Likelihood.BERNOULLI,
            Binarisation.NONE,
            1,
            0);
    VaeSpec spec =
        new VaeSpec(settings, CorpusFixture.IMAGE.shape(), new AdamSettings(0.9, 0.999, 1e-8), 1);
    float[] parameters = Vae.fresh(spec, 1).state().parameters();
    return new VaeModel(ID, spec, CorpusFixture.IMAGE, parameters);
  }

  static EncodingJob job(CorpusSettings corpus, Path output, boolean reconstruction) {
    return new EncodingJob(
        corpus,
        new EncodingSettings(
            "model", output.toString(), 8, reconstruction, EncodingSettings.Compression.ZSTD),
        "all settings",
        Provenance.of(Map.of(Provenance.COMMIT, "abc")));
  }
}
