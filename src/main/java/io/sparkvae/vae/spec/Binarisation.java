package io.sparkvae.vae.spec;

/** Whether and when grey levels become binary draws with that probability. */
public enum Binarisation {
  NONE,
  DYNAMIC,
  STATIC
}
