package io.sparkvae.vae;

/** What the decoder says of a pixel: p(x|z). */
public enum Likelihood {
  BERNOULLI,
  GAUSSIAN
}
