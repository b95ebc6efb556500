package io.sparkvae.encoding;

import io.sparkvae.vae.PixelRows;
import io.sparkvae.vae.Posterior;

/**
 * The encoder half of a model, with the buffers of one batch. Confined to one thread. What it says
 * of an image does not depend, not even in the last bit, on which others share its batch: the rows
 * of the table must be the same however the archive is cut.
 */
@FunctionalInterface
interface BatchEncoder {

  /** The posterior of every image, in the order of the rows; lent until the next call. */
  Posterior encode(PixelRows rows);
}
