/**
 * Where images come from: a path comes in; references to images, and images read on executors, go
 * out.
 */
@NullMarked
package io.sparkvae.source;

import org.jspecify.annotations.NullMarked;
