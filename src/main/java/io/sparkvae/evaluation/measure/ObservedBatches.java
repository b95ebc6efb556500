package io.sparkvae.evaluation.measure;

import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.vae.ObservedImages;
import io.sparkvae.vae.PixelRows;
import io.sparkvae.vae.Posterior;
import io.sparkvae.vae.Vae;
import java.util.List;
import java.util.stream.IntStream;

/** The images of one block in small batches, as the model sees them, with their posteriors. */
public final class ObservedBatches {

  /** As many as go through the encoder together. */
  private static final int IMAGES = 64;

  private final Vae vae;
  private final long seed;

  public ObservedBatches(Vae vae, long seed) {
    this.vae = vae;
    this.seed = seed;
  }

  /** One batch: ids, images and posteriors in the same order. */
  public record Batch(List<String> ids, ObservedImages images, Posterior posterior) {}

  /** What is done with one batch. */
  public interface Step {
    void with(Batch batch);
  }

  /**
   * Goes through the images at these places of the block.
   *
   * @param chosen indices into the block, ascending
   */
  public void forEach(ImageBlock block, int[] chosen, Step step) {
    for (int from = 0; from < chosen.length; from += IMAGES) {
      int[] part = IntStream.of(chosen).skip(from).limit(IMAGES).toArray();
      List<String> ids = IntStream.of(part).mapToObj(block::id).toList();
      long[] seeds = NoiseSeeds.of(ids, NoiseSeeds.Purpose.BINARISATION, seed);
      ObservedImages images = vae.observe(rows(block, part), seeds);
      step.with(new Batch(ids, images, vae.posterior(images)));
    }
  }

  private static PixelRows rows(ImageBlock block, int[] places) {
    int values = block.values().length / block.images();
    return new PixelRows() {
      @Override
      public int images() {
        return places.length;
      }

      @Override
      public byte[] array(int i) {
        return block.values();
      }

      @Override
      public int offset(int i) {
        return places[i] * values;
      }
    };
  }
}
