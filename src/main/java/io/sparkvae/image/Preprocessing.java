package io.sparkvae.image;

/** How far decoding may depart from the picture for the sake of speed. */
public enum Preprocessing {
  /** The pixels of the picture itself, as good as those of a full decode. */
  EXACT,
  /** What the file offers instead where it covers the wanted shape; {@link Shortcut} lists it. */
  FAST
}
