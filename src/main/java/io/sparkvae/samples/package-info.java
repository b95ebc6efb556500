/** A seed comes in; a folder of small colour scenes with their known factors goes out. */
@NullMarked
package io.sparkvae.samples;

import org.jspecify.annotations.NullMarked;
