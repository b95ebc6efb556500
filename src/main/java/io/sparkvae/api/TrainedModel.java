package io.sparkvae.api;

import io.sparkvae.table.EpochMetrics;
import java.util.List;

/**
 * What a training left.
 *
 * @param modelId short name of the model, derived from its parameters and preprocessing; rows of
 *     latents carry it
 * @param bundle directory of the model bundle, which {@code encoding.model} and {@code
 *     evaluation.model} take
 * @param images what it was trained on
 * @param replicas model copies that were averaged
 * @param epochs metrics, one for each finished epoch
 */
public record TrainedModel(
    String modelId, String bundle, Images images, int replicas, List<EpochMetrics> epochs) {

  public TrainedModel {
    epochs = List.copyOf(epochs);
  }

  /**
   * Images of the corpus.
   *
   * @param training learned from in every epoch
   * @param heldOut scored after every epoch
   * @param unreadable neither, since they gave no pixels
   */
  public record Images(long training, long heldOut, long unreadable) {}
}
