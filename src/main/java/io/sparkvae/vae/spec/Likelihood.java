package io.sparkvae.vae.spec;

/** What the decoder says of a pixel: p(x|z). */
public enum Likelihood {
  BERNOULLI,
  GAUSSIAN
}
