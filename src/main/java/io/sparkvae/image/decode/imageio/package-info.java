/** BMP and TIFF bytes come in; pixels go out by way of readers in pure Java, under a time limit. */
@NullMarked
package io.sparkvae.image.decode.imageio;

import org.jspecify.annotations.NullMarked;
