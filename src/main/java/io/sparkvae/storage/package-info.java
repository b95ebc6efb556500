/** Hadoop paths come in; outputs go out whole or not at all. */
@NullMarked
package io.sparkvae.storage;

import org.jspecify.annotations.NullMarked;
