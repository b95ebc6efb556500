package io.sparkvae.vae;

import io.sparkvae.vae.network.ForwardPass;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Images on their way through the encoder, some at a time. */
final class PosteriorPasses {

  /**
   * Images of one pass. Always this many, padded with blanks: a BLAS product may round differently
   * for another number of rows, and an image's latent must not depend on its company.
   */
  private static final int ROWS = 64;

  private final ForwardPass forward;
  private final InputBuffer input;
  private final int latentDim;

  PosteriorPasses(ForwardPass forward, InputBuffer input, int latentDim) {
    this.forward = forward;
    this.input = input;
    this.latentDim = latentDim;
  }

  /** Posteriors of grey levels; loss terms at z = mean, where the decoder is run. */
  Posterior of(PixelRows rows, boolean reconstructs) {
    PosteriorBuilder posterior = new PosteriorBuilder(rows.images(), latentDim, reconstructs);
    for (int from = 0; from < rows.images(); from += ROWS) {
      PixelRows part = rows.part(from, Math.min(rows.images(), from + ROWS));
      INDArray images = input.levels(part, ROWS);
      ForwardPass.Terms terms = reconstructs ? forward.atMean(images) : forward.encoded(images);
      posterior.add(terms, from, part.images());
    }
    return posterior.build();
  }

  /** Posteriors of images just as the model sees them. */
  Posterior of(ObservedImages images) {
    PosteriorBuilder posterior = new PosteriorBuilder(images.images(), latentDim, true);
    for (int from = 0; from < images.images(); from += ROWS) {
      int count = Math.min(ROWS, images.images() - from);
      posterior.add(forward.atMean(input.copies(images, from, count, ROWS)), from, count);
    }
    return posterior.build();
  }
}
