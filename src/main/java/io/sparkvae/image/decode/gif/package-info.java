/** GIF bytes come in (GIF89a); the pixels of the first frame go out. */
@NullMarked
package io.sparkvae.image.decode.gif;

import org.jspecify.annotations.NullMarked;
