/**
 * Work for a Spark cluster comes in: described jobs, shuffles by key, results in order; what every
 * room that runs on executors shares goes out.
 */
@NullMarked
package io.sparkvae.cluster;

import org.jspecify.annotations.NullMarked;
