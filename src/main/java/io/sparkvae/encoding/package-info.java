/**
 * A model bundle and a corpus come in; every image goes out as one row of latents or one row of
 * quarantine.
 */
@NullMarked
package io.sparkvae.encoding;

import org.jspecify.annotations.NullMarked;
