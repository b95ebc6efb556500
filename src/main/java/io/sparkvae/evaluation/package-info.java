/**
 * A model bundle and a corpus come in; numbers go out, each with the protocol that it was measured
 * by.
 */
@NullMarked
package io.sparkvae.evaluation;

import org.jspecify.annotations.NullMarked;
