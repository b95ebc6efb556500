package io.sparkvae.encoding;

import io.sparkvae.vae.PixelRows;
import io.sparkvae.vae.Posterior;

/** The encoder half of a model, with the buffers of one batch. Confined to one thread. */
@FunctionalInterface
public interface BatchEncoder {

  /** The posterior of every image, in the order of the rows; lent until the next call. */
  Posterior encode(PixelRows rows);
}
