/** Vectors come in; the exact nearest neighbours of each query go out. */
@NullMarked
package io.sparkvae.search;

import org.jspecify.annotations.NullMarked;
