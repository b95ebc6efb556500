/**
 * Hadoop paths come in; outputs go out whole or not at all, and failures as one line that a person
 * can act on. No Spark.
 */
@NullMarked
package io.sparkvae.storage;

import org.jspecify.annotations.NullMarked;
