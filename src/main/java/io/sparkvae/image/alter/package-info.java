/** Decoded pictures come in; the same pictures cropped, compressed, blurred or relit go out. */
@NullMarked
package io.sparkvae.image.alter;

import org.jspecify.annotations.NullMarked;
