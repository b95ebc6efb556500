/**
 * Encoded bytes come in; uint8 pixels of the wanted shape go out (C·H·W), or the reason why there
 * are none. No Spark.
 */
@NullMarked
package io.sparkvae.image;

import org.jspecify.annotations.NullMarked;
