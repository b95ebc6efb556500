/** A path comes in; images laid out over a cluster go out. */
@NullMarked
package io.sparkvae.corpus;

import org.jspecify.annotations.NullMarked;
