/** Training states on their way between driver and executors. */
@NullMarked
package io.sparkvae.training.exchange;

import org.jspecify.annotations.NullMarked;
