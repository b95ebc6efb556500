/**
 * The model and its mathematics: pixels come in; a loss, a posterior or a picture goes out. No
 * Spark.
 */
@NullMarked
package io.sparkvae.vae;

import org.jspecify.annotations.NullMarked;
