/** PNG bytes come in (W3C PNG, third edition); rows of pixels go out. */
@NullMarked
package io.sparkvae.image.decode.png;

import org.jspecify.annotations.NullMarked;
