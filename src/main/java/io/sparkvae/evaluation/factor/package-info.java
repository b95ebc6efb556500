/** Factors that images were made from come in; the mutual information gap goes out. */
@NullMarked
package io.sparkvae.evaluation.factor;

import org.jspecify.annotations.NullMarked;
