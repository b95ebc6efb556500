package io.sparkvae.image;

import java.util.List;

/**
 * How one JPEG is decoded natively.
 *
 * @param placement of the whole picture in the wanted shape
 * @param divisor 8, 4, 2 or 1: the picture is decoded at 1/divisor of its size
 * @param parts what the decoder is given of the file, in order
 */
record JpegWork(Placement placement, int divisor, List<JpegHeader.Part> parts) {}
