package io.sparkvae.vae;

/** The shape of encoder and decoder. */
public enum Architecture {
  DENSE,
  CONV
}
