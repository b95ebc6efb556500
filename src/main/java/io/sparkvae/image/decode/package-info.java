/**
 * Encoded bytes come in; the decoder of their format is chosen, and pixels or the reason why there
 * are none go out.
 */
@NullMarked
package io.sparkvae.image.decode;

import org.jspecify.annotations.NullMarked;
