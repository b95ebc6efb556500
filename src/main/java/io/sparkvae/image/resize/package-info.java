/** Rows of a decoded picture come in; uint8 pixels of the wanted shape go out, upright (C·H·W). */
@NullMarked
package io.sparkvae.image.resize;

import org.jspecify.annotations.NullMarked;
