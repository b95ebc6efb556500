package io.sparkvae.evaluation.measure;

import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.vae.Vae;
import java.io.Serializable;

/**
 * What a model says of the images of one block; travels to executors.
 *
 * @param <T> the answer, which travels back
 */
public interface Scoring<T> extends Serializable {

  T of(Vae vae, ImageBlock block);
}
