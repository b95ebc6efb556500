package io.sparkvae.vae.spec;

/** The shape of encoder and decoder. */
public enum Architecture {
  /** Fully connected layers. */
  DENSE,
  /** Four strided convolutions. */
  CONV,
  /** Residual blocks of 3x3 convolutions with group normalisation and SiLU. */
  RESIDUAL,
  /** No layers but the linear paths: probabilistic PCA and what training makes of it. */
  LINEAR
}
