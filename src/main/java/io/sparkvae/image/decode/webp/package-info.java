/** WebP bytes come in (RFC 9649); checked chunks go to the native decoder, pixels go out. */
@NullMarked
package io.sparkvae.image.decode.webp;

import org.jspecify.annotations.NullMarked;
