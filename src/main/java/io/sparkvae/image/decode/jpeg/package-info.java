/**
 * JPEG bytes come in (ITU-T T.81); pixels go out, from no more of the file than the wanted size
 * needs.
 */
@NullMarked
package io.sparkvae.image.decode.jpeg;

import org.jspecify.annotations.NullMarked;
