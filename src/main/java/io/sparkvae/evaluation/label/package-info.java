/** Labels of images come in from folders, IDX or CSV files; the label of an image id goes out. */
@NullMarked
package io.sparkvae.evaluation.label;

import org.jspecify.annotations.NullMarked;
