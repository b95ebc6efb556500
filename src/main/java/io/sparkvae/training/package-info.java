/** Shards of decoded images come in; a trained model bundle goes out. */
@NullMarked
package io.sparkvae.training;

import org.jspecify.annotations.NullMarked;
