package io.sparkvae.evaluation.measure;

import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.pca.PixelValues;
import io.sparkvae.pca.ProbabilisticPca;
import io.sparkvae.search.Distance;
import io.sparkvae.vae.PixelRows;
import io.sparkvae.vae.VaeModel;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.broadcast.Broadcast;

/** The numbers by which images are compared, made on executors. */
public interface Representation extends Serializable {

  /** As it appears in the names of metrics. */
  String name();

  /** Values for each image. */
  int length();

  /** What it is compared by. */
  default List<Distance> distances() {
    return List.of(Distance.values());
  }

  /** {@code [images, length]}, row after row. */
  float[] of(ImageBlock block);

  /**
   * The posterior mean of images as they are, not binarised, as in the table of latents; serialises
   * a handle.
   */
  record Means(Broadcast<VaeModel> model, int length) implements Representation {
    @Override
    public String name() {
      return "latents";
    }

    @Override
    public float[] of(ImageBlock block) {
      if (block.images() == 0) {
        return new float[0];
      }
      int values = block.values().length / block.images();
      PixelRows rows = PixelRows.packed(block.values(), block.images(), values);
      return model.value().open().encode(rows).mean();
    }
  }

  /**
   * Latents moved so that the model's own distance, which its bundle names, is Euclidean;
   * serialises a handle.
   */
  record Own(Broadcast<VaeModel> model, int length) implements Representation {
    @Override
    public String name() {
      return "model";
    }

    @Override
    public List<Distance> distances() {
      return List.of(Distance.EUCLIDEAN);
    }

    @Override
    public float[] of(ImageBlock block) {
      return model.value().distance().apply(new Means(model, length).of(block), length);
    }
  }

  /** The pixels themselves, in [0, 1]. */
  record Pixels(int length) implements Representation {
    @Override
    public String name() {
      return "pixels";
    }

    /** Pixels are of one scale: whitened one by one, noise would count as much as the picture. */
    @Override
    public List<Distance> distances() {
      return List.of(Distance.EUCLIDEAN, Distance.COSINE);
    }

    @Override
    public float[] of(ImageBlock block) {
      return PixelValues.of(block);
    }
  }

  /** The first principal components of the pixels; serialises a handle. */
  record Principal(Broadcast<ProbabilisticPca> pca, int length) implements Representation {
    @Override
    public String name() {
      return "pca";
    }

    @Override
    public float[] of(ImageBlock block) {
      return pca.value().principal().project(PixelValues.of(block));
    }
  }
}
