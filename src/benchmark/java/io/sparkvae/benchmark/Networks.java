package io.sparkvae.benchmark;

import io.sparkvae.image.ImageShape;
import io.sparkvae.vae.PixelRows;
import io.sparkvae.vae.Vae;
import io.sparkvae.vae.spec.AdamSettings;
import io.sparkvae.vae.spec.Architecture;
import io.sparkvae.vae.spec.Binarisation;
import io.sparkvae.vae.spec.Likelihood;
import io.sparkvae.vae.spec.ModelSettings;
import io.sparkvae.vae.spec.VaeSpec;
import java.util.List;
import java.util.Random;

/** The networks that are measured, and images of seeded noise for them. */
final class Networks {

  private static final AdamSettings ADAM = new AdamSettings(0.9, 0.999, 1e-8);

  private Networks() {}

  /** That architecture at the size the documentation gives figures for. */
  static VaeSpec of(Architecture architecture) {
    return switch (architecture) {
      case DENSE -> dense(500);
      case CONV, RESIDUAL, LINEAR ->
          new VaeSpec(
              new ModelSettings(
                  architecture, 32, List.of(500), Likelihood.GAUSSIAN, Binarisation.NONE, 1, 0),
              new ImageShape(3, 64, 64),
              ADAM,
              1);
    };
  }

  /** 784-H-20-H-784 over MNIST's shape, pixels drawn dynamically. */
  static VaeSpec dense(int hidden) {
    ModelSettings model =
        new ModelSettings(
            Architecture.DENSE,
            20,
            List.of(hidden),
            Likelihood.BERNOULLI,
            Binarisation.DYNAMIC,
            1,
            0);
    return new VaeSpec(model, new ImageShape(1, 28, 28), ADAM, 1);
  }

  /** How many parameters that network has. */
  static int parameters(int hidden) {
    return Vae.fresh(dense(hidden), 1).parameterCount();
  }

  /** So many images of noise. */
  static PixelRows noise(VaeSpec spec, int images) {
    int values = spec.shape().values();
    byte[] pixels = new byte[images * values];
    new Random(1).nextBytes(pixels);
    return PixelRows.packed(pixels, images, values);
  }
}
