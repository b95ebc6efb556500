package io.sparkvae.image;

/**
 * What an image file says of itself.
 *
 * @param format short lower-case name: jpeg, png, bmp, gif, tiff, webp or idx
 * @param width pixels, as stored, before any rotation
 * @param height pixels, as stored, before any rotation
 * @param orientation EXIF orientation, 1 to 8; 1 where the file has none
 */
public record ImageHeader(String format, int width, int height, int orientation) {}
