/** Altered pictures come in; how often their original is found among all images goes out. */
@NullMarked
package io.sparkvae.evaluation.altered;

import org.jspecify.annotations.NullMarked;
