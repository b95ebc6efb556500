/** Settings come in; what every replica does in every round of every epoch goes out. */
@NullMarked
package io.sparkvae.training.schedule;

import org.jspecify.annotations.NullMarked;
