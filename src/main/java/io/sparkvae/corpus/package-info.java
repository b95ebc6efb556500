/** Sources come in; decoded images go out, split into those to train on and those held out. */
@NullMarked
package io.sparkvae.corpus;

import org.jspecify.annotations.NullMarked;
