package io.sparkvae.vae.spec;

/** The shape of encoder and decoder. */
public enum Architecture {
  DENSE,
  CONV
}
