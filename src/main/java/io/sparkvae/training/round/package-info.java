/** A training state comes in; replicas fit, their states are averaged, the next state goes out. */
@NullMarked
package io.sparkvae.training.round;

import org.jspecify.annotations.NullMarked;
