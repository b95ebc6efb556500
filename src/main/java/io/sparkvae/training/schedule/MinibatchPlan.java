package io.sparkvae.training.schedule;

import java.io.Serializable;

/**
 * How many images make a minibatch and how many minibatches a round.
 *
 * @param batchSizePerWorker images in one minibatch of one replica
 * @param averagingFrequency minibatches that each replica takes between two averagings
 */
public record MinibatchPlan(int batchSizePerWorker, int averagingFrequency)
    implements Serializable {

  public MinibatchPlan {
    if (batchSizePerWorker < 1 || averagingFrequency < 1) {
      throw new IllegalArgumentException(
          "batch of %d images, averaged every %d"
              .formatted(batchSizePerWorker, averagingFrequency));
    }
  }
}
