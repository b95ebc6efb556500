/** Labels of images come in from folders, IDX or CSV files; small numbers go out. */
@NullMarked
package io.sparkvae.evaluation.label;

import org.jspecify.annotations.NullMarked;
