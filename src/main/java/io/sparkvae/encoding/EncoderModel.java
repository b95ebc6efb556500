package io.sparkvae.encoding;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.vae.bundle.ModelBundle;
import java.io.Serializable;

/**
 * A trained model on its way to executors, broadcast once. Serialises parameters and settings; a
 * network is opened where it is used.
 */
@DefaultSerializer(JavaSerializer.class)
public interface EncoderModel extends Serializable {

  /** What the tables name the model; changes with its parameters and preprocessing. */
  String modelId();

  /** Length of the latent vector. */
  int latentDim();

  /** The preprocessing that the model was trained with. */
  ImageSettings images();

  /** Whether its posteriors hold the reconstruction term, for which the decoder has to run. */
  boolean reconstructs();

  /** A network of its own for the calling thread. */
  BatchEncoder open();

  /**
   * The model of a bundle.
   *
   * @param settings the run's own, of which shape, resize and preprocessing must be the bundle's;
   *     limits on bytes, pixels and seconds are taken from here
   * @param reconstructs whether to give the reconstruction term
   * @throws io.sparkvae.error.DataException that says how the preprocessing differs
   */
  static EncoderModel of(ModelBundle bundle, ImageSettings settings, boolean reconstructs) {
    bundle.requirePreprocessing(settings);
    return new BundleModel(
        bundle.modelId(), bundle.spec(), settings, bundle.parameters(), reconstructs);
  }
}
