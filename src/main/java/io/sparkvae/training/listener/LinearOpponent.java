package io.sparkvae.training.listener;

import java.util.OptionalDouble;

/**
 * What a Gaussian model is held against: probabilistic PCA of the training images.
 *
 * @param dimensions at most as many as the model has
 * @param negativeLogLikelihood in nats per held-out image, exact
 * @param withMirrorImages the same of probabilistic PCA of the training images and their mirror
 *     images, where a model of mirrored pictures begins
 */
public record LinearOpponent(
    int dimensions, double negativeLogLikelihood, OptionalDouble withMirrorImages) {}
