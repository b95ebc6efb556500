package io.sparkvae.vae.spec;

/** Where a network begins. */
public enum ModelStart {
  /** At random parameters. */
  RANDOM,
  /**
   * At probabilistic PCA of the training images: linear paths beside encoder and decoder hold its
   * closed form, and the last layers of the network beside them begin at zero.
   */
  PPCA
}
