/** A trained model comes in or goes out as one directory. */
@NullMarked
package io.sparkvae.vae.bundle;

import org.jspecify.annotations.NullMarked;
