/**
 * What runs leave for readers: the columns of the latents table and the numbers of an epoch, named
 * here and nowhere else.
 */
@NullMarked
package io.sparkvae.table;

import org.jspecify.annotations.NullMarked;
