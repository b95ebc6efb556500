package io.sparkvae.vae;

import io.sparkvae.image.ImageShape;
import java.io.Serializable;

/**
 * Everything that determines the network but its parameters; travels to executors.
 *
 * @param binarisationSeed seed of the draws of static binarisation
 */
public record VaeSpec(
    ModelSettings model, ImageShape shape, AdamSettings adam, long binarisationSeed)
    implements Serializable {}
