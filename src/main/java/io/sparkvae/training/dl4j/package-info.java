/**
 * What DL4J and dl4j-spark ask for: their data set, their training master, their network's state.
 */
@NullMarked
package io.sparkvae.training.dl4j;

import org.jspecify.annotations.NullMarked;
