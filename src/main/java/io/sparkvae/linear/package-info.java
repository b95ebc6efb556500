/** Matrices come in; products, eigenvectors and principal components go out. */
@NullMarked
package io.sparkvae.linear;

import org.jspecify.annotations.NullMarked;
