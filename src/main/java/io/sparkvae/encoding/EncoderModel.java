package io.sparkvae.encoding;

import io.sparkvae.image.ImageSettings;
import java.io.Serializable;

/**
 * A trained model on its way to executors, broadcast once. Serialises parameters and settings; a
 * network is opened where it is used.
 */
public interface EncoderModel extends Serializable {

  /** What the tables name the model; changes with its parameters. */
  String modelId();

  /** Length of the latent vector. */
  int latentDim();

  /** The preprocessing that the model was trained with. */
  ImageSettings images();

  /** A network of its own for the calling thread. */
  BatchEncoder open();
}
