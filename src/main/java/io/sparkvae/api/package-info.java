/**
 * The library: a Spark session and settings come in; a trained model, a table of latents or metrics
 * go out as typed results. The command line is built on it and on nothing else.
 */
@NullMarked
package io.sparkvae.api;

import org.jspecify.annotations.NullMarked;
