/**
 * An IDX file comes in (LeCun, Cortes and Burges); its rows go out as images, its labels as
 * numbers.
 */
@NullMarked
package io.sparkvae.source.idx;

import org.jspecify.annotations.NullMarked;
