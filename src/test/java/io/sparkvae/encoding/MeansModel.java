package io.sparkvae.encoding;

import io.sparkvae.corpus.CorpusFixture;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.vae.PixelRows;
import io.sparkvae.vae.Posterior;

/**
 * A stand-in for a network whose answers can be checked by hand: the latent is the mean of each
 * colour channel, the log variance its negative, the loss terms their sum and the first pixel.
 */
record MeansModel(String modelId, boolean reconstructs) implements EncoderModel {

  MeansModel(String modelId) {
    this(modelId, true);
  }

  @Override
  public int latentDim() {
    return images().shape().channels();
  }

  @Override
  public ImageSettings images() {
    return CorpusFixture.IMAGE;
  }

  @Override
  public BatchEncoder open() {
    return this::encode;
  }

  private Posterior encode(PixelRows rows) {
    int channels = latentDim();
    int plane = images().shape().values() / channels;
    float[] mean = new float[rows.images() * channels];
    float[] logVariance = new float[mean.length];
    float[] reconstruction = new float[reconstructs ? rows.images() : 0];
    float[] kl = new float[rows.images()];
    for (int i = 0; i < rows.images(); i++) {
      for (int c = 0; c < channels; c++) {
        float sum = 0;
        for (int p = 0; p < plane; p++) {
          sum += rows.array(i)[rows.offset(i) + c * plane + p] & 0xff;
        }
        mean[i * channels + c] = sum / plane;
        logVariance[i * channels + c] = -sum / plane;
        if (reconstructs) {
          reconstruction[i] += sum;
        }
      }
      kl[i] = rows.array(i)[rows.offset(i)] & 0xff;
    }
    return new Posterior(channels, mean, logVariance, reconstruction, kl);
  }
}
