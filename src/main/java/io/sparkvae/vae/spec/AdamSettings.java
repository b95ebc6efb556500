package io.sparkvae.vae.spec;

import java.io.Serializable;

/**
 * Decay rates of Adam (Kingma and Ba 2015); the step size comes with every step.
 *
 * @param beta1 decay of the first moment
 * @param beta2 decay of the second moment
 * @param epsilon added to the root of the second moment
 */
public record AdamSettings(double beta1, double beta2, double epsilon) implements Serializable {}
