/** Matrices come in; products, eigenvectors, principal components and regressions go out. */
@NullMarked
package io.sparkvae.linear;

import org.jspecify.annotations.NullMarked;
