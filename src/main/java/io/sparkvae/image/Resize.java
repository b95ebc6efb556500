package io.sparkvae.image;

/** How a picture of one aspect ratio becomes one of another. */
public enum Resize {
  /** Each axis is scaled on its own; nothing is lost, proportions change. */
  STRETCH,
  /** Scaled until it covers the target, then cut to the centre. */
  CROP,
  /** Scaled until it fits inside the target, on a white ground. */
  FIT
}
