package io.sparkvae.training.listener;

/**
 * What a Gaussian model is held against: probabilistic PCA of the training images.
 *
 * @param dimensions at most as many as the model has
 * @param negativeLogLikelihood in nats per held-out image, exact
 */
public record LinearOpponent(int dimensions, double negativeLogLikelihood) {}
