package io.sparkvae.encoding;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.vae.ComputeThreads;
import io.sparkvae.vae.Vae;
import io.sparkvae.vae.spec.VaeSpec;

/** The model of a bundle. Serialises its specification and its parameters. */
@DefaultSerializer(JavaSerializer.class)
final class BundleModel implements EncoderModel {

  /** Spark gives a task one core. */
  private static final int THREADS = 1;

  private final String modelId;
  private final VaeSpec spec;
  private final ImageSettings images;
  private final float[] parameters;
  private final boolean reconstructs;

  /** Borrows the parameters. */
  BundleModel(
      String modelId,
      VaeSpec spec,
      ImageSettings images,
      float[] parameters,
      boolean reconstructs) {
    this.modelId = modelId;
    this.spec = spec;
    this.images = images;
    this.parameters = parameters;
    this.reconstructs = reconstructs;
  }

  @Override
  public String modelId() {
    return modelId;
  }

  @Override
  public int latentDim() {
    return spec.model().latentDim();
  }

  @Override
  public ImageSettings images() {
    return images;
  }

  @Override
  public boolean reconstructs() {
    return reconstructs;
  }

  @Override
  public BatchEncoder open() {
    ComputeThreads.use(THREADS);
    Vae vae = Vae.of(spec, parameters);
    return reconstructs ? vae::encode : vae::latents;
  }
}
