/**
 * What runs leave for readers, written and read: the columns of the two tables, the run report and
 * the metrics of a training. Names are chosen here and nowhere else.
 */
@NullMarked
package io.sparkvae.table;

import org.jspecify.annotations.NullMarked;
