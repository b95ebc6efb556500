package io.sparkvae.image.decode;

import io.sparkvae.image.Decoding;
import io.sparkvae.image.bytes.UnreadableException;

/** The way from the encoded bytes of one image to pixels of the wanted shape. */
interface PixelReader {

  Decoding.Pixels read(byte[] encoded) throws UnreadableException;
}
