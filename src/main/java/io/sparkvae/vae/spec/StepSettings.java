package io.sparkvae.vae.spec;

/**
 * What one optimisation step takes besides its images.
 *
 * @param learningRate Adam's step size
 * @param beta weight of the KL term in this step
 * @param seed seed of this step's reparameterisation noise and binary draws
 */
public record StepSettings(double learningRate, double beta, long seed) {}
